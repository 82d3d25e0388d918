namespace Bench.Leaderboard.Queries;

/// <summary>The query of a page that has no choices: any key is refused.</summary>
public sealed record NoQuery : IQuery<NoQuery>
{
    /// <inheritdoc/>
    public static QueryReading<NoQuery> Parse(IQueryCollection query) => new QueryReader(query).End(() => new NoQuery());

    /// <inheritdoc/>
    public override string ToString() => "";
}
