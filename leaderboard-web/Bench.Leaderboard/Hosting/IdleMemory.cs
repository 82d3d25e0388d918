namespace Bench.Leaderboard.Hosting;

/// <summary>
/// Gives back, once nobody asks any more, the memory that a busy time left as garbage. The runtime itself collects only as somebody
/// allocates, so that a site would hold through a quiet night what its busiest minute took.
/// </summary>
/// <param name="clock">The clock of waiting.</param>
internal sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    /// <summary>Bytes allocated since memory was last given back that make it worth a pause of a tenth of a second.</summary>
    private const long Worth = 128 << 20;

    /// <summary>Bytes that a quiet interval allocates at most: a page or two.</summary>
    private const long Quiet = 8 << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Collects all garbage and gives its memory back to the system. Blocks every thread, for about a tenth of a second.</summary>
    public static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>Whether memory is to be given back now. All values are totals of bytes allocated since the start of the program.</summary>
    /// <param name="given">When memory was last given back.</param>
    /// <param name="seen">An interval ago.</param>
    /// <param name="now">Now.</param>
    internal static bool IsDue(long given, long seen, long now) => now - seen <= Quiet && now - given >= Worth;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        long given = 0, seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = GC.GetTotalAllocatedBytes();
                if (IsDue(given, seen, now))
                {
                    GiveBack();
                    given = now;
                }

                seen = now;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops, or could not start: the host would call it a failure.
        }
    }
}
