using Bench.Evaluation.Replays;
using Bench.Harvester.Measure.Trials;

namespace Bench.Harvester.Measure;

/// <summary>A workload that may be measured, with its arms.</summary>
/// <param name="Proposal">The workload.</param>
/// <param name="Passed">What was seen of it.</param>
/// <param name="Arms">Base, control and expert; to be disposed of.</param>
internal sealed record TriedWorkload(WorkloadProposal Proposal, TrialResult.Passed Passed, ReplayArms Arms) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Arms.Dispose();
}
