using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake.Queue;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Status;

/// <summary>Looks up how the site does at this moment.</summary>
/// <param name="import">What the last look at the files gave.</param>
/// <param name="jobs">The queue.</param>
/// <param name="harvests">The harvests.</param>
/// <param name="clock">The clock.</param>
internal sealed class StatusSource(ImportState import, JobStore jobs, HarvestFunnels harvests, TimeProvider clock)
{
    /// <summary>The status with the data that a request sees.</summary>
    public async Task<StatusView> LookAsync(Dataset dataset, CancellationToken cancellationToken) =>
        StatusView.Of(dataset, import.Last, Queue(), await harvests.LookAsync(cancellationToken), clock.GetUtcNow());

    /// <summary>The queue; null while it cannot be read.</summary>
    private QueueState? Queue()
    {
        try
        {
            return jobs.State();
        }
        catch (Exception unreadable) when (unreadable is SqliteException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
