using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Documents;
using Dapper;

namespace Bench.Leaderboard.Importing;

/// <summary>Full-text search over submissions, tasks, repositories and documents.</summary>
/// <param name="index">The index.</param>
/// <param name="library">The documents.</param>
public sealed class SearchIndex(IndexDatabase index, DocumentLibrary library)
{
    private const int LongestText = 200;
    private const int MostWords = 8;
    private const char Begin = '\u0002';
    private const char End = '\u0003';

    private const string Find = """
        SELECT kind, id, highlight(search, 2, @begin, @end) AS title, snippet(search, 3, @begin, @end, '…', 24) AS text
        FROM search WHERE search MATCH @match ORDER BY bm25(search, 0, 0, 8, 1), kind, id LIMIT @limit
        """;

    /// <summary>What fits a text best: every word of it occurs, the last one as the beginning of a word.</summary>
    /// <param name="text">Words as a reader types them; nothing in them is understood as a command.</param>
    /// <param name="limit">Most hits.</param>
    /// <exception cref="IndexException">The index cannot be read.</exception>
    public ImmutableArray<SearchHit> Hits(string text, int limit)
    {
        if (Match(text) is not { } match)
        {
            return [];
        }

        using var connection = index.Open();
        return index.Guarded(() => connection.Query<(string Kind, string Id, string Title, string Text)>(Find, new { match, limit, begin = Begin.ToString(), end = End.ToString() }))
            .Select(row => new SearchHit(Enum.Parse<SearchKind>(row.Kind), row.Id, Parts(row.Title), Parts(row.Text)))
            .ToImmutableArray();
    }

    /// <summary>Makes the words those of a state, in one transaction; nothing is done when they are already.</summary>
    internal void Update(Dataset dataset)
    {
        var documents = SearchEntries.Documents(library).ToList();
        var state = $"{dataset.Version} {SearchEntries.Digest(documents)}";
        using var connection = index.Open();
        index.Guarded(() =>
        {
            if (connection.QuerySingleOrDefault<string>("SELECT state FROM searched") == state)
            {
                return false;
            }

            using var step = connection.BeginTransaction();
            connection.Execute("DELETE FROM search; DELETE FROM searched", transaction: step);
            connection.Execute(
                "INSERT INTO search(kind, id, title, body) VALUES(@Kind, @Id, @Title, @Body)",
                SearchEntries.Of(dataset).Concat(documents).Select(entry => new { Kind = entry.Kind.ToString(), entry.Id, entry.Title, entry.Body }),
                step);
            connection.Execute("INSERT INTO searched(state) VALUES(@state)", new { state }, step);
            step.Commit();
            return true;
        });
    }

    /// <summary>The text as a query: each word quoted, so that nothing in it is an operator. Null when it holds no word.</summary>
    private static string? Match(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..LongestText];
        var letters = string.Concat(cut.Select(character => char.IsLetterOrDigit(character) ? character : ' '));
        var words = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        return words.Count == 0 ? null : string.Join(' ', words.Select(word => $"\"{word}\"")) + "*";
    }

    /// <summary>A text with marks as its parts. A mark that the text itself held only ends a highlight early.</summary>
    private static ImmutableArray<TextPart> Parts(string marked)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var piece in marked.Split(Begin))
        {
            var end = piece.IndexOf(End, StringComparison.Ordinal);
            if (end > 0)
            {
                parts.Add(new TextPart(piece[..end], IsMatch: true));
            }

            if (piece[(end + 1)..] is { Length: > 0 } rest)
            {
                parts.Add(new TextPart(rest.Replace(End, '\uFFFD'), IsMatch: false));
            }
        }

        return parts.ToImmutable();
    }
}
