namespace Bench.Leaderboard.Queries;

/// <summary>What became of an address: a query, or the first thing in it that nobody understands. Closed.</summary>
/// <typeparam name="T">The query.</typeparam>
public abstract record QueryReading<T>
{
    private QueryReading()
    {
    }

    /// <summary>The address was understood.</summary>
    /// <param name="Query">What it asks for.</param>
    public sealed record Read(T Query) : QueryReading<T>;

    /// <summary>The address was not understood.</summary>
    /// <param name="Problem">The first problem.</param>
    public sealed record Refused(QueryProblem Problem) : QueryReading<T>;
}
