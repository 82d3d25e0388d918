using System.Collections.Concurrent;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>
/// Which receipts this process is working on now. A start goes on with what the last stop interrupted while visitors hand in more: without this it would
/// take what is being checked at that moment for interrupted, and check it a second time.
/// </summary>
internal sealed class SubmissionsInHand
{
    private readonly ConcurrentDictionary<Guid, SubmissionsInHand> _ids = new();

    /// <summary>Takes a receipt in hand until the result is disposed of; null when somebody else has it.</summary>
    public IDisposable? Take(Guid id) => _ids.TryAdd(id, this) ? new Hold(this, id) : null;

    private sealed class Hold(SubmissionsInHand hand, Guid id) : IDisposable
    {
        public void Dispose() => hand._ids.TryRemove(id, out _);
    }
}
