using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Evaluations;

/// <summary>Makes the result of a candidate. Every number in it comes from the samples alone, so that grading again gives the same.</summary>
public static class ResultOf
{
    /// <summary>A candidate that ended before or during the sitting.</summary>
    public static TaskResult Ended(CandidateState candidate, Outcome outcome, SandboxLevel level) => new(
        candidate.Prediction.Task,
        candidate.Prediction.Model,
        candidate.Prediction.Attempt,
        candidate.Key,
        outcome.Kind,
        [.. outcome.Reasons.Select(reason => reason.Code).Distinct()],
        outcome.Reasons,
        level.Kind,
        level.NotEnforced,
        Attainment: outcome is Outcome.Failed ? 0 : null,
        Parity: candidate.Parity,
        Arm: candidate.Arm,
        PhaseSeconds: candidate.PhaseSeconds);

    /// <summary>A candidate that was measured.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="sitting">What the samples of its sitting say.</param>
    /// <param name="remarks">Flags seen while sampling.</param>
    /// <param name="level">Level of the sandbox.</param>
    public static TaskResult Measured(CandidateState candidate, SittingAnalysis sitting, ImmutableArray<Reason> remarks, SandboxLevel level)
    {
        var arm = sitting.Arm(candidate.Arm) ?? throw new ArgumentException($"the sitting has no arm {candidate.Arm}", nameof(sitting));
        var unmeasured = Ended(candidate, new Outcome.Failed([]), level);
        return MeasuredResult.Of(unmeasured, sitting, arm, [.. remarks, .. candidate.Remarks]);
    }
}
