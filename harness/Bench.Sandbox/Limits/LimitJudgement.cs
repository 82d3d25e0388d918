using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Limits;

/// <summary>Says whether a process that did not end well ran into a limit that its control group counts.</summary>
internal static class LimitJudgement
{
    /// <summary>The result, with the limit as its end where the counters show it. What succeeded stays a success. Without counters nothing is changed.</summary>
    public static SpawnResult Judge(SpawnResult result, CgroupCounts? before, CgroupCounts? after)
    {
        if (before is null || after is null || result.Answer is not null || result.End is SpawnEnd.Exited { Code: 0 } or SpawnEnd.LimitHit)
        {
            return result;
        }

        if (after.OutOfMemoryKills > before.OutOfMemoryKills)
        {
            return result with { End = new SpawnEnd.LimitHit(ResourceLimit.Memory) };
        }

        return after.RefusedProcesses > before.RefusedProcesses
            ? result with { End = new SpawnEnd.LimitHit(ResourceLimit.Pids) }
            : result;
    }
}
