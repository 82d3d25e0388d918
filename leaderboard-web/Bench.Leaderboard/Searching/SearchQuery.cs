using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Searching;

/// <summary>What is searched for.</summary>
/// <param name="Text">The words; empty before anything was asked.</param>
public sealed record SearchQuery(string Text = "") : IQuery<SearchQuery>
{
    /// <inheritdoc/>
    public static QueryReading<SearchQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var text = reader.Text("q");
        return reader.End(() => new SearchQuery(text));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("q", Text).ToString();
}
