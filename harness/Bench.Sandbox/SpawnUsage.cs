namespace Bench.Sandbox;

/// <summary>What a process and its children used.</summary>
/// <param name="CpuNanoseconds">User and system time.</param>
/// <param name="PeakKiB">Largest resident set of one process, in KiB.</param>
/// <param name="WallNanoseconds">From spawn to exit, by the agent's monotonic clock.</param>
public sealed record SpawnUsage(long CpuNanoseconds, long PeakKiB, long WallNanoseconds);
