using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>What one way of timing and judging makes of the samples of a self-check.</summary>
/// <param name="FalseVerdicts">Comparisons of identical code that were called faster or slower.</param>
/// <param name="Misses">Comparisons of identical code whose 95 % interval leaves 0 out; null for a method without an interval.</param>
/// <param name="Spread">Standard deviation of the estimates of identical code, as a natural logarithm.</param>
/// <param name="Error">95th percentile of the estimates' absolute value for identical code, as a natural logarithm.</param>
/// <param name="Rotations">Rotations that a comparison took, on average.</param>
/// <param name="Effects">The injected effects, smallest first.</param>
public sealed record MethodFindings(
    Share FalseVerdicts,
    Share? Misses,
    [property: Bounds(0, 100)] double Spread,
    [property: Bounds(0, 100)] double Error,
    [property: Bounds(0, 10000)] double Rotations,
    ImmutableArray<EffectFindings> Effects);
