using System.Collections.Immutable;

namespace Bench.Sandbox.Machines;

/// <summary>Whole physical cores for one measurement.</summary>
/// <param name="Measure">Logical processors that the measured code runs on: the first of each core.</param>
/// <param name="Idle">Their siblings, which run nothing meanwhile.</param>
public sealed record CoreSlot(ImmutableArray<int> Measure, ImmutableArray<int> Idle);
