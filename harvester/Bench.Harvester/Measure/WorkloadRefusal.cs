namespace Bench.Harvester.Measure;

/// <summary>A workload that was not good enough.</summary>
/// <param name="Proposal">The workload.</param>
/// <param name="Code">One of <see cref="MeasureReasons"/>.</param>
/// <param name="Detail">Why, as a sentence.</param>
/// <param name="Log">What its process or its build printed; empty when that says nothing.</param>
public sealed record WorkloadRefusal(WorkloadProposal Proposal, string Code, string Detail, string Log = "");
