using System.Collections.Immutable;

namespace Bench.Sandbox;

/// <summary>What a cell is made of.</summary>
/// <param name="Image">Container image; null where the machine's own programs serve.</param>
/// <param name="Mounts">Folders that the cell shows; <see cref="CellPlace.Tools"/> is always among them.</param>
/// <param name="Limits">What its processes may use.</param>
/// <param name="Network">Whether they reach the network.</param>
/// <param name="Variables">Environment, complete: nothing of the machine's own is passed on. Values may hold placeholders.</param>
public sealed record CellSpec(
    string? Image,
    ImmutableArray<CellMount> Mounts,
    CellLimits Limits,
    bool Network,
    ImmutableSortedDictionary<string, string> Variables);
