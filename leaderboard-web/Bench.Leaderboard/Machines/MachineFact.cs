using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Machines;

namespace Bench.Leaderboard.Machines;

/// <summary>One fact of a fingerprint.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value; null when it is not known.</param>
public sealed record MachineFact(string Name, string? Value)
{
    /// <summary>The facts of a fingerprint, in the order of their weight for a timing.</summary>
    public static ImmutableArray<MachineFact> Of(Fingerprint machine) =>
    [
        new("processor", machine.CpuModel),
        new("family/model/stepping", machine.CpuFamily),
        new("physical cores", Count(machine.PhysicalCores)),
        new("logical processors", Count(machine.LogicalCpus)),
        new("processors that share a core", Siblings(machine)),
        new("NUMA nodes", Count(machine.NumaNodes)),
        new("frequency governor", machine.Governor),
        new("turbo", machine.Turbo switch { true => "on", false => "off", null => null }),
        new("memory (MiB)", Count(machine.MemoryMiB)),
        new("swap (MiB)", machine.MemoryMiB == 0 ? null : machine.SwapMiB.ToString(CultureInfo.InvariantCulture)),
        new("kernel", machine.Kernel.Length == 0 ? null : machine.Kernel),
        new("operating system", machine.OperatingSystem),
        new("virtualisation", machine.Virtualisation ?? "none seen"),
        new("cgroup version", Count(machine.CgroupVersion)),
        new("container engine", machine.EngineVersion),
        new("clock source", machine.ClockSource),
        new("transparent huge pages", machine.TransparentHugePages),
        new("address randomisation", machine.AddressRandomisation),
    ];

    private static string? Count(long number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    private static string Siblings(Fingerprint machine)
    {
        var shared = machine.Siblings.IsDefault ? [] : machine.Siblings.Where(group => group.Length > 1).Select(group => string.Join('+', group)).ToList();
        return shared.Count == 0 ? "none" : string.Join(", ", shared);
    }
}
