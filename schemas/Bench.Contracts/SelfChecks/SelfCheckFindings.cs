using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>Everything that the samples of a self-check say.</summary>
/// <param name="Comparisons">Comparisons of identical code.</param>
/// <param name="NoiseFloor">95th percentile of the absolute estimates of identical code, as a natural logarithm.</param>
/// <param name="Rotations">Mirrored rotations and the 99 % rule, with the smallest delta there is: 2 %.</param>
/// <param name="AtFloor">The same with the delta that this noise floor gives.</param>
/// <param name="Adaptive">The same, and each comparison ends at the first look at which its interval is narrow enough.</param>
/// <param name="Welch">Sequential blocks on the same samples, Welch's t at 5 %.</param>
/// <param name="Deviation">Sequential blocks on the same samples: different when the means differ by more than the larger standard deviation.</param>
/// <param name="Workloads">The workloads apart.</param>
public sealed record SelfCheckFindings(
    [property: Bounds(0, int.MaxValue)] int Comparisons,
    [property: Bounds(0, 10)] double NoiseFloor,
    MethodFindings Rotations,
    MethodFindings AtFloor,
    MethodFindings Adaptive,
    MethodFindings Welch,
    MethodFindings Deviation,
    ImmutableArray<WorkloadFindings> Workloads);
