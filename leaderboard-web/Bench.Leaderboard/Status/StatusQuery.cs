using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Status;

/// <summary>How the status is shown.</summary>
/// <param name="Still">Whether the page stays as it is; otherwise it is loaded again every minute.</param>
public sealed record StatusQuery(bool Still = false) : IQuery<StatusQuery>
{
    /// <inheritdoc/>
    public static QueryReading<StatusQuery> Parse(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var still = reader.Flag("still");
        return reader.End(() => new StatusQuery(still));
    }

    /// <inheritdoc/>
    public override string ToString() => new QueryWriter().Add("still", Still).ToString();
}
