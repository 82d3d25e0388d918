using System.Globalization;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Limits;

/// <summary>Says whether a process that did not end well ran into a limit that its control group counts, or into one outside of its group.</summary>
internal static class LimitJudgement
{
    /// <summary>The result, with the limit as its end where the counters show it. What succeeded stays a success. Without counters nothing is changed.</summary>
    /// <param name="result">How the process ended.</param>
    /// <param name="before">The group's counters before it.</param>
    /// <param name="after">The group's counters after it.</param>
    /// <param name="memoryBytes">The group's limit of memory.</param>
    /// <exception cref="SandboxFaultException">It was killed for lack of memory while its group was within its limit.</exception>
    public static SpawnResult Judge(SpawnResult result, CgroupCounts? before, CgroupCounts? after, long memoryBytes)
    {
        if (before is null || after is null || result.Answer is not null || result.End is SpawnEnd.Exited { Code: 0 } or SpawnEnd.LimitHit)
        {
            return result;
        }

        if (after.OutOfMemoryKills > before.OutOfMemoryKills)
        {
            return WasAtLimit(after, memoryBytes)
                ? result with { End = new SpawnEnd.LimitHit(ResourceLimit.Memory) }
                : throw new SandboxFaultException(string.Create(CultureInfo.InvariantCulture, $"The kernel killed a process of a cell for lack of memory, though the cell had used {after.PeakBytes >> 20} of its {memoryBytes >> 20} MiB: the machine, or the control group that bench itself runs in, had no more. End other programs, or give it more, and run the same command again."));
        }

        return after.RefusedProcesses > before.RefusedProcesses
            ? result with { End = new SpawnEnd.LimitHit(ResourceLimit.Pids) }
            : result;
    }

    /// <summary>
    /// A group counts the kills of its members, whoever's limit was hit; its peak tells whether it was its own. Where the peak is not
    /// counted it is taken to be: a kill is the machine's fault only where that is sure.
    /// </summary>
    private static bool WasAtLimit(CgroupCounts after, long memoryBytes) =>
        after.PeakBytes is not { } peak || peak >= memoryBytes - Math.Max(4L << 20, memoryBytes / 50);
}
