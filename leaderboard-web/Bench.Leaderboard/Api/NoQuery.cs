using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Api;

/// <summary>The query of a view that has no choices.</summary>
public sealed record NoQuery : IQuery<NoQuery>
{
    /// <inheritdoc/>
    public static QueryReading<NoQuery> Parse(IQueryCollection query) => new QueryReader(query).End(() => new NoQuery());

    /// <inheritdoc/>
    public override string ToString() => "";
}
