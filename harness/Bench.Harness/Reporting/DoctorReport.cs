using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Sandbox.Checkups;

namespace Bench.Harness.Reporting;

/// <summary>What <c>bench doctor --json</c> prints.</summary>
/// <param name="Fit">Whether no item fails.</param>
/// <param name="MachineClass">Digest of what makes two machines comparable.</param>
/// <param name="Items">The items.</param>
/// <param name="Machine">The machine's fingerprint.</param>
internal sealed record DoctorReport(bool Fit, string MachineClass, ImmutableArray<CheckupItem> Items, Fingerprint Machine)
{
    /// <summary>Judges a machine's facts.</summary>
    public static DoctorReport Of(MachineFacts facts)
    {
        var items = Checkup.Of(facts);
        return new DoctorReport(items.All(item => item.State != CheckupState.Fail), Sandbox.Machines.MachineClass.Of(facts.Machine), items, facts.Machine);
    }
}
