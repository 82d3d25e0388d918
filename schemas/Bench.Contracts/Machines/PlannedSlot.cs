using System.Collections.Immutable;

namespace Bench.Contracts.Machines;

/// <summary>Whole physical cores that one measurement owns while it runs.</summary>
/// <param name="Measure">Logical processors that the measured code runs on.</param>
/// <param name="Idle">Their siblings, which run nothing of ours meanwhile.</param>
/// <param name="Node">NUMA node of the first of them.</param>
public sealed record PlannedSlot(ImmutableArray<int> Measure, ImmutableArray<int> Idle, int Node);
