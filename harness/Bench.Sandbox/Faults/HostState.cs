using System.Collections.Immutable;

namespace Bench.Sandbox.Faults;

/// <summary>What the machine itself says at one moment. Nothing in it comes from the code in a cell.</summary>
/// <param name="Wall">Time of day.</param>
/// <param name="Uptime">A clock that nobody can set.</param>
/// <param name="MemoryKills">Processes that the kernel has killed for lack of memory since it started; 0 where it does not count them.</param>
/// <param name="AvailableMiB">Memory that new processes can have.</param>
/// <param name="TotalMiB">Memory in all.</param>
/// <param name="Disks">File systems that were asked about.</param>
public sealed record HostState(
    DateTimeOffset Wall,
    TimeSpan Uptime,
    long MemoryKills,
    long AvailableMiB,
    long TotalMiB,
    ImmutableArray<DiskState> Disks);
