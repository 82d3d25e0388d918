using System.Collections.Immutable;

namespace Bench.Sandbox.Cgroups;

/// <summary>Folders of one group: version 1 has one for each controller, version 2 the same one for all. A controller that cannot be used is null.</summary>
internal sealed record CgroupFolders(string? Cpuset = null, string? Memory = null, string? Pids = null, string? Cpu = null)
{
    public ImmutableArray<string> All =>
        [.. new[] { Cpuset, Memory, Pids, Cpu }.OfType<string>().Distinct(StringComparer.Ordinal)];
}
