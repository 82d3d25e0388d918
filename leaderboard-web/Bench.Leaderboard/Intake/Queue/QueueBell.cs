namespace Bench.Leaderboard.Intake.Queue;

/// <summary>Wakes workers that wait for a job when one may have come.</summary>
internal sealed class QueueBell
{
    private TaskCompletionSource _next = New();

    /// <summary>What to wait for; take it before looking into the queue, so that nothing is missed in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everybody.</summary>
    public void Ring() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
