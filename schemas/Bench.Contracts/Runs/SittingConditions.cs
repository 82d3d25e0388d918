using Bench.Contracts.Documents;

namespace Bench.Contracts.Runs;

/// <summary>How steady the machine was while a sitting was measured.</summary>
/// <param name="ForeignShare">Share of the measuring processors' time, 0 to 1, that something else than the samples used or that the hypervisor withheld; null when the kernel does not say.</param>
/// <param name="Drift">Slowest over fastest stretch of base and control, each the median of three rotations; 1 when there are fewer.</param>
public sealed record SittingConditions(
    [property: Bounds(0, 1)] double? ForeignShare,
    [property: Bounds(1, double.MaxValue)] double Drift);
