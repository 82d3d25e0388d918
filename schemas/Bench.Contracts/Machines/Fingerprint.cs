using System.Collections.Immutable;

namespace Bench.Contracts.Machines;

/// <summary>The machine that a run was made on, as far as it can matter for a timing. Unknown values are null.</summary>
/// <param name="CpuModel">Model name of the processor.</param>
/// <param name="CpuFamily">Family, model and stepping as <c>family/model/stepping</c>.</param>
/// <param name="LogicalCpus">Online logical processors.</param>
/// <param name="PhysicalCores">Physical cores that are online.</param>
/// <param name="Siblings">Groups of logical processors that share a physical core.</param>
/// <param name="NumaNodes">NUMA nodes.</param>
/// <param name="Governor">Frequency governor of the first processor.</param>
/// <param name="Turbo">Whether frequency boost is on.</param>
/// <param name="MemoryMiB">Physical memory in MiB.</param>
/// <param name="SwapMiB">Swap space in MiB.</param>
/// <param name="Kernel">Release of the kernel.</param>
/// <param name="OperatingSystem">Name of the distribution.</param>
/// <param name="CgroupVersion">1 or 2; 0 when no controller is mounted.</param>
/// <param name="Virtualisation">Name of the hypervisor; null on bare metal.</param>
/// <param name="EngineVersion">Version of the container engine in use.</param>
/// <param name="ClockSource">Clock source of the kernel.</param>
/// <param name="TransparentHugePages">Setting of transparent huge pages.</param>
/// <param name="AddressRandomisation">Setting of address space randomisation.</param>
public sealed record Fingerprint(
    string? CpuModel,
    string? CpuFamily,
    int LogicalCpus,
    int PhysicalCores,
    ImmutableArray<ImmutableArray<int>> Siblings,
    int NumaNodes,
    string? Governor,
    bool? Turbo,
    long MemoryMiB,
    long SwapMiB,
    string Kernel,
    string? OperatingSystem,
    int CgroupVersion,
    string? Virtualisation,
    string? EngineVersion,
    string? ClockSource,
    string? TransparentHugePages,
    string? AddressRandomisation)
{
    /// <summary>A machine of which nothing is known: numbers are 0 and texts empty.</summary>
    public static Fingerprint Unknown { get; } = new(null, null, 0, 0, [], 0, null, null, 0, 0, "", null, 0, null, null, null, null, null);
}
