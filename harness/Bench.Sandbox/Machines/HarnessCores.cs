using System.Collections.Immutable;
using System.Diagnostics;

namespace Bench.Sandbox.Machines;

/// <summary>Keeps the harness itself off the cores that are measured on. The agents it starts are kept off, too; they place what they spawn.</summary>
public static class HarnessCores
{
    private const int MaskBits = 64;

    /// <summary>Restricts this process to some logical processors.</summary>
    /// <param name="cpus">The processors; with none, or with one beyond what a mask holds, nothing is changed.</param>
    /// <returns>Whether the process was restricted.</returns>
    public static bool Keep(ImmutableArray<int> cpus)
    {
        if (cpus.IsEmpty || cpus.Any(cpu => cpu >= MaskBits))
        {
            return false;
        }

        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = (nint)cpus.Aggregate(0UL, (mask, cpu) => mask | (1UL << cpu));
        return true;
    }
}
