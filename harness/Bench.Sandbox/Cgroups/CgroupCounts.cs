namespace Bench.Sandbox.Cgroups;

/// <summary>What a group has counted since it was made.</summary>
/// <param name="OutOfMemoryKills">Processes that were killed because the group was out of memory.</param>
/// <param name="RefusedProcesses">Processes and threads that were not made because the group was full.</param>
/// <param name="PeakBytes">Most memory it used, page cache included; null when it is not counted here.</param>
/// <param name="CpuNanoseconds">User and system time; null when it is not counted here.</param>
public sealed record CgroupCounts(long OutOfMemoryKills, long RefusedProcesses, long? PeakBytes, long? CpuNanoseconds);
