namespace Bench.Leaderboard.Importing;

/// <summary>Looks at the files again and again, and at once when a run appears. A fault, such as a full disk, is said once and tried again; what is served stays.</summary>
/// <param name="folder">The site's folder.</param>
/// <param name="importer">Does the look.</param>
/// <param name="state">Keeps how it went.</param>
/// <param name="clock">Waits.</param>
/// <param name="progress">Receives faults.</param>
public sealed class ImportLoop(SiteFolder folder, Importer importer, ImportState state, TimeProvider clock, IProgress<string> progress)
{
    /// <summary>Longest time between two looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Looks until it is stopped.</summary>
    /// <exception cref="OperationCanceledException">It is stopped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var watch = new RunWatch(folder);
        while (true)
        {
            await watch.WaitAsync(Period, clock, cancellationToken);
            await LookNowAsync(cancellationToken);
        }
    }

    /// <summary>One look now, such as after a run was put there. Waits for one that is under way.</summary>
    /// <returns>True when it went well.</returns>
    public async Task<bool> LookNowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await importer.LookAsync(cancellationToken);
            state.Done(clock.GetUtcNow());
            return true;
        }
        catch (Exception exception) when (exception is IndexException or IOException or UnauthorizedAccessException)
        {
            if (state.Last.Fault != exception.Message)
            {
                progress.Report($"bench: fault: {exception.Message}");
            }

            state.Failed(exception.Message);
            return false;
        }
    }
}
