using System.Collections.Immutable;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Checkups;

/// <summary>Watches the measuring processors and their siblings for a moment in which nothing of ours runs on them.</summary>
internal static class CoreUseProbe
{
    /// <summary>Long enough for a share of one per cent to be a tick or two.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(1.5);

    /// <summary>How busy they were; empty when the kernel does not say.</summary>
    public static async Task<ImmutableArray<CoreUse>> ReadAsync(MachineFiles files, CorePlan plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        var owned = plan.Slots.Where(IsOwned).SelectMany(Cpus).ToHashSet();
        var before = Times(files);
        await Task.Delay(Length, clock, cancellationToken);
        var after = Times(files);
        return
        [
            .. from cpu in plan.Slots.SelectMany(Cpus)
               let share = after.BusySince(before, cpu)
               where share is not null
               select new CoreUse(cpu, share.Value, owned.Contains(cpu)),
        ];
    }

    private static CpuTimes Times(MachineFiles files) => CpuTimes.Parse(files.Read("proc/stat") ?? "");

    private static IEnumerable<int> Cpus(CoreSlot slot) => slot.Measure.Concat(slot.Idle);

    private static bool IsOwned(CoreSlot slot)
    {
        try
        {
            using var lease = CoreLease.TryAcquire([slot], CoreLease.DefaultFolder());
            return lease is null;
        }
        catch (SandboxFaultException)
        {
            // The locks cannot be opened: nobody is known to own it.
            return false;
        }
    }
}
