using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Limits;

/// <summary>Runs a request at an agent under the limits that the agent cannot see: bytes written, and what the control group counts.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Folders">Folders that the process can write to and that have no size of their own.</param>
/// <param name="Limits">Limits of the cell.</param>
/// <param name="Time">Clock.</param>
internal sealed record LimitedSpawn(AgentConnection Agent, ImmutableArray<string> Folders, CellLimits Limits, TimeProvider Time)
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="request">The process.</param>
    /// <param name="counts">Reads the control group's counters.</param>
    /// <param name="cancellationToken">Kills it, and then throws.</param>
    public async Task<SpawnResult> RunAsync(AgentRequest request, Func<CgroupCounts> counts, CancellationToken cancellationToken)
    {
        var before = counts();
        var started = Time.GetTimestamp();
        var (result, overDisk) = Folders.IsEmpty
            ? ((await Agent.SpawnAsync(request, cancellationToken)).Result, false)
            : await WatchedAsync(request, cancellationToken);
        result ??= Killed(Time.GetElapsedTime(started));
        return overDisk
            ? result with { End = new SpawnEnd.LimitHit(ResourceLimit.Disk), Answer = null, Times = null }
            : LimitJudgement.Judge(Counted(result, before, counts()), before, counts(), Limits.MemoryBytes);
    }

    /// <summary>
    /// The control group sees the CPU time of every process. The agent sees that of the processes it reaps, and bubblewrap's own
    /// children are not among them when its namespace is torn down after an answer.
    /// </summary>
    private static SpawnResult Counted(SpawnResult result, CgroupCounts before, CgroupCounts after)
    {
        var counted = after.CpuNanoseconds - before.CpuNanoseconds;
        return counted > result.Usage.CpuNanoseconds
            ? result with { Usage = result.Usage with { CpuNanoseconds = counted.Value } }
            : result;
    }

    /// <returns>The result, null when it was killed for what it wrote; and whether it wrote too much.</returns>
    private async Task<(SpawnResult? Result, bool OverDisk)> WatchedAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var watch = DiskWatch.Start(Folders, Limits.DiskBytes, Time, cancellationToken);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = KillWhenOverAsync(watch, kill, ended.Token);
        try
        {
            var finished = await Agent.SpawnAsync(request, kill.Token);
            return (finished.Result, watch.IsOver(cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
        finally
        {
            await ended.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task KillWhenOverAsync(DiskWatch watch, CancellationTokenSource kill, CancellationToken ended)
    {
        await watch.UntilOverAsync(ended);
        await kill.CancelAsync();
    }

    private static SpawnResult Killed(TimeSpan wall) => new(
        new SpawnEnd.Signalled(9),
        default,
        default,
        DroppedBytes: 0,
        new SpawnUsage(0, 0, wall.Ticks * TimeSpan.NanosecondsPerTick),
        Times: null,
        Answer: null,
        LeftProcesses: 0);
}
