using Bench.Sandbox.Machines;

namespace Bench.Evaluation.Environments;

/// <summary>Hands out the processors of a machine to measurements, one owner at a time, among all harnesses of the machine.</summary>
/// <param name="topology">Cores of the machine.</param>
/// <param name="leases">Folder of the locks.</param>
/// <param name="clock">Clock of the waiting.</param>
public sealed class MeasuringCores(CpuTopology topology, string leases, TimeProvider clock)
{
    /// <summary>Processors to build on, which nobody measures on.</summary>
    /// <param name="coresPerTask">Cores that a sample asks for.</param>
    public PhaseCpus ForBuilds(int coresPerTask)
    {
        var plan = CorePlan.For(topology, coresPerTask);
        return new PhaseCpus(plan.Slots[0].Measure, plan.Rest);
    }

    /// <summary>Waits for processors that nobody measures on, and owns them until the lease is disposed of.</summary>
    /// <param name="coresPerTask">Cores that a sample asks for.</param>
    /// <param name="waiting">Called once when all are taken.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<(CoreLease Lease, PhaseCpus Cpus)> AcquireAsync(int coresPerTask, Action waiting, CancellationToken cancellationToken)
    {
        var plan = CorePlan.For(topology, coresPerTask);
        var lease = await CoreLease.AcquireAsync(plan.Slots, leases, clock, waiting, cancellationToken);
        return (lease, new PhaseCpus(lease.Slot.Measure, plan.Rest));
    }
}
