using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Status;

/// <summary>Looks up how the site does at this moment.</summary>
/// <param name="import">What the last look at the files gave.</param>
/// <param name="clock">The clock.</param>
public sealed class StatusSource(ImportState import, TimeProvider clock)
{
    /// <summary>The status with the data that a request sees.</summary>
    public StatusView Look(Dataset dataset) => StatusView.Of(dataset, import.Last, null, clock.GetUtcNow());
}
