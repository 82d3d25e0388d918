using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;

namespace Bench.Contracts.SelfChecks;

/// <summary>The comparisons of identical code on one workload of a self-check, under the 99 % rule with a delta of 2 %.</summary>
/// <param name="Workload">The workload's identity in the samples.</param>
/// <param name="CallNanoseconds">Median call of identical code.</param>
/// <param name="Error">95th percentile of the estimates' absolute value, as a natural logarithm.</param>
/// <param name="FalseVerdicts">Comparisons that were called faster or slower.</param>
/// <param name="Misses">Comparisons whose 95 % interval leaves 0 out.</param>
public sealed record WorkloadFindings(
    TaskId Workload,
    [property: Bounds(0, long.MaxValue)] long CallNanoseconds,
    [property: Bounds(0, 100)] double Error,
    Share FalseVerdicts,
    Share Misses);
