namespace Bench.Leaderboard.Queries;

/// <summary>
/// The state of a view as an address holds it. Equal states have equal addresses: keys stand in a fixed order and defaults are left out, and
/// reading what was printed gives the same query.
/// </summary>
/// <typeparam name="T">The query itself.</typeparam>
public interface IQuery<T>
    where T : IQuery<T>
{
    /// <summary>Reads the query of an address; a key or value that is not known is refused.</summary>
    static abstract QueryReading<T> Parse(IQueryCollection query);

    /// <summary>The query of the address: empty, or from its question mark on.</summary>
    string ToString();
}
