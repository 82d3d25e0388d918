using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.HostCells;

/// <summary>What a <see cref="HostCell"/> is made of.</summary>
/// <param name="Spec">What was asked for.</param>
/// <param name="Places">Paths inside.</param>
/// <param name="Group">Limits the processes; the cell owns it.</param>
/// <param name="Scratch">Folders of the machine that the agent empties after each process; the cell owns them.</param>
/// <param name="Translate">What the agent is asked, for what the cell is asked.</param>
internal sealed record HostCellParts(
    CellSpec Spec,
    Placeholders Places,
    CgroupScope Group,
    ImmutableArray<string> Scratch,
    Func<SpawnRequest, AgentRequest> Translate);
