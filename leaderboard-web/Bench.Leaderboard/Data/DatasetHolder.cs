namespace Bench.Leaderboard.Data;

/// <summary>Holds the state that the site serves. An import that fails leaves the last good one.</summary>
/// <param name="first">The state at the start.</param>
public sealed class DatasetHolder(Dataset first)
{
    private State _state = new(first, first.Version.Length > 0);

    /// <summary>The state to serve; take it once a request.</summary>
    public Dataset Current => Volatile.Read(ref _state).Dataset;

    /// <summary>Whether there is anything to serve: not before the first import.</summary>
    public bool IsReady => Current.Version.Length > 0;

    /// <summary>Whether the files have been looked at since the start; until then the state is that of an earlier day.</summary>
    public bool IsUpToDate => Volatile.Read(ref _state).IsUpToDate;

    /// <summary>Is told of each state after it began to be served; must return at once and not throw.</summary>
    public Action<Dataset>? Served { get; set; }

    /// <summary>Serves another state from now on.</summary>
    public void Replace(Dataset next, bool isUpToDate = true)
    {
        Volatile.Write(ref _state, new State(next, isUpToDate));
        Served?.Invoke(next);
    }

    private sealed record State(Dataset Dataset, bool IsUpToDate);
}
