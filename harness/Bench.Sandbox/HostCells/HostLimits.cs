using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.HostCells;

/// <summary>Resource limits of a process, and those that stand in for missing control groups.</summary>
internal static class HostLimits
{
    private const int OpenFiles = 4096;
    private const int Data = 2; // RLIMIT_DATA: memory that is private and writable, unlike address space that is only reserved.

    public static ImmutableArray<AgentResourceLimit> Of(CellLimits limits, CgroupScope group, bool ownUser)
    {
        var result = ImmutableArray.CreateBuilder<AgentResourceLimit>();
        result.Add(AgentResourceLimit.FileSize(limits.FileBytes));
        result.Add(AgentResourceLimit.Core(0));
        result.Add(AgentResourceLimit.OpenFiles(OpenFiles));
        if (!group.LimitsMemory)
        {
            result.Add(new AgentResourceLimit(Data, limits.MemoryBytes));
        }

        // The kernel counts processes by user: only a user of its own can be limited without hitting others.
        if (!group.LimitsPids && ownUser)
        {
            result.Add(AgentResourceLimit.Processes(limits.Pids));
        }

        return result.ToImmutable();
    }

    /// <summary>Adds to what control groups do not enforce how far the stand-ins reach.</summary>
    public static IEnumerable<string> Describe(ImmutableArray<string> notEnforced) => notEnforced.Select(note => note switch
    {
        _ when note.StartsWith(Protection.Memory + ":", StringComparison.Ordinal) => note + " (each process is limited by itself instead)",
        _ when note.StartsWith(Protection.Cores + ":", StringComparison.Ordinal) => note + " (processes start on their cores, and could leave them)",
        _ => note,
    });
}
