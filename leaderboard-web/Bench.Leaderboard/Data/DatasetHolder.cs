namespace Bench.Leaderboard.Data;

/// <summary>Holds the state that the site serves. An import that fails leaves the last good one.</summary>
/// <param name="first">The state at the start.</param>
public sealed class DatasetHolder(Dataset first)
{
    private Dataset _current = first;

    /// <summary>The state to serve; take it once a request.</summary>
    public Dataset Current => Volatile.Read(ref _current);

    /// <summary>Serves another state from now on.</summary>
    public void Replace(Dataset next) => Volatile.Write(ref _current, next);
}
