using Bench.Contracts.Outcomes;

namespace Bench.Contracts.Submissions;

/// <summary>A worker gives a job back without a run.</summary>
/// <param name="Code">A fault's code; null when the worker was stopped, which is no try.</param>
/// <param name="Detail">What happened, in the worker's words; null when the worker was stopped.</param>
public sealed record JobReturn(ReasonCode? Code = null, string? Detail = null);
