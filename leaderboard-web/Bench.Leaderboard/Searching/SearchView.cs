using System.Collections.Immutable;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Searching;

/// <summary>What a search found.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Groups">What was found, by kind; the kind of the best hit first, kinds without a hit left out.</param>
/// <param name="HasMore">Whether there is more than is shown.</param>
public sealed record SearchView(SearchQuery Query, ImmutableArray<FoundGroup> Groups, bool HasMore) : IView
{
    /// <summary>Hits that are shown.</summary>
    public const int Most = 60;

    /// <summary>Puts the page together.</summary>
    /// <param name="query">What is searched for.</param>
    /// <param name="hits">What was found, best first: one more than are shown when there are more.</param>
    public static SearchView Of(SearchQuery query, ImmutableArray<SearchHit> hits) => new(
        query,
        [.. hits.Take(Most).GroupBy(hit => hit.Kind).Select(kind => new FoundGroup(kind.Key, [.. kind.Select(FoundHit.Of)]))],
        hits.Length > Most);

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["kind", "url", "title", "passage"],
        from found in Groups
        from hit in found.Hits
        select (IReadOnlyList<object?>)[QueryWords<SearchKind>.Of(found.Kind), hit.Url, Plain(hit.Title), Plain(hit.Text)]);

    private static string Plain(ImmutableArray<TextPart> parts) => string.Concat(parts.Select(part => part.Text));
}
