using System.Collections.Immutable;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Comparisons;

/// <summary>Which submissions are compared, and how.</summary>
/// <param name="Choice">Rule of the scores and results that count.</param>
/// <param name="Ids">Two to four submissions: the first two task by task, the others in charts only; fewer ask for a choice.</param>
/// <param name="ShowsAll">Whether tasks are shown on which the two cannot be told apart.</param>
public sealed record ComparisonQuery(ScoreChoice Choice, ImmutableArray<string> Ids, bool ShowsAll = false) : IQuery<ComparisonQuery>
{
    /// <summary>Fewest submissions of a comparison.</summary>
    public const int Least = 2;

    /// <summary>Most submissions that are compared.</summary>
    public const int Most = 4;

    /// <summary>Keys of the submissions, in order.</summary>
    internal static ImmutableArray<string> Keys { get; } = ["a", "b", "c", "d"];

    /// <inheritdoc/>
    /// <remarks>Ticks on the board arrive as several values of <c>s</c>; they take the free places.</remarks>
    public static QueryReading<ComparisonQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        ImmutableArray<string> ids = [.. Keys.Select(key => reader.Text(key)).Concat(reader.All("s")).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];
        if (ids.Length > Most)
        {
            reader.Refuse("s", string.Join(' ', ids), "at most four submissions", ids);
        }

        var read = new ComparisonQuery(ScoreChoice.Read(reader), ids, reader.Flag("all"));
        return reader.End(() => read);
    }

    /// <summary>Why a query names too few submissions for a comparison; null when it names enough.</summary>
    /// <param name="query">The query.</param>
    /// <param name="keys">The keys that it was read from.</param>
    public static QueryProblem? TooFew(ComparisonQuery query, IQueryCollection keys)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Ids.Length >= Least)
        {
            return null;
        }

        ImmutableArray<string> missing = [.. Keys.Take(Least).Where(key => string.IsNullOrEmpty(keys[key])).Take(Least - query.Ids.Length)];
        return missing.IsEmpty
            ? new QueryProblem(Keys[1], keys[Keys[1]].ToString(), $"another submission than '{Keys[0]}'")
            : new QueryProblem(string.Join(", ", missing), "", "the ids of two submissions, as in ?a=ID&b=ID");
    }

    /// <summary>The same with the first two exchanged.</summary>
    public ComparisonQuery Swapped => this with { Ids = [Ids[1], Ids[0], .. Ids[2..]] };

    /// <summary>Address of the view.</summary>
    public string ToUrl() => "/compare" + this;

    /// <inheritdoc/>
    public bool Equals(ComparisonQuery? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The query of the address.</summary>
    public override string ToString()
    {
        var writer = new QueryWriter();
        foreach (var (key, id) in Keys.Zip(Ids))
        {
            writer.Add(key, id);
        }

        return Choice.Write(writer).Add("all", ShowsAll).ToString();
    }
}
