using System.Collections.Immutable;

namespace Bench.Evaluation.Environments;

/// <summary>Processors of an evaluation.</summary>
/// <param name="Measuring">Owned by its samples alone.</param>
/// <param name="Shared">For preparing, building and testing, never while a sitting of the same evaluation runs.</param>
public sealed record PhaseCpus(ImmutableArray<int> Measuring, ImmutableArray<int> Shared);
