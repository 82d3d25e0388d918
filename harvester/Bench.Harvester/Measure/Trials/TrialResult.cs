using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Measure.Trials;

/// <summary>What a look at a workload gave. Closed: <see cref="Passed"/> or <see cref="Refused"/>.</summary>
internal abstract record TrialResult
{
    private TrialResult()
    {
    }

    /// <summary>It may be measured.</summary>
    /// <param name="Workload">How it is called, scaled to a length that can be timed.</param>
    /// <param name="Ratio">Base's time over the expert's, of one sample each; says which of several workloads to measure, and nothing more.</param>
    /// <param name="Evidence">What was seen.</param>
    /// <param name="Warnings">What a reader of the task should know.</param>
    internal sealed record Passed(WorkloadSpec Workload, double Ratio, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Warnings) : TrialResult;

    /// <summary>It may not.</summary>
    /// <param name="Code">One of <see cref="MeasureReasons"/>.</param>
    /// <param name="Detail">Why, as a sentence.</param>
    /// <param name="Log">What its process printed.</param>
    internal sealed record Refused(string Code, string Detail, string Log = "") : TrialResult;
}
