using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;

namespace Bench.Scoring.Runs;

/// <summary>
/// Puts what another platform's report says into a result. There are points and no intervals, so the words are weaker than ours: faster and
/// slower mean by at least 2 %, everything between is inconclusive, and nothing is said against the expert.
/// </summary>
public static class ReportedResult
{
    /// <summary>A result whose tests hold.</summary>
    /// <param name="result">Task, model and attempt.</param>
    /// <param name="speedup">Base time / candidate time; positive and finite.</param>
    /// <param name="expertSpeedup">Base time / expert time; positive and finite.</param>
    /// <param name="ratio">Expert time / candidate time as the report states it; positive and finite.</param>
    public static TaskResult Measured(TaskResult result, double speedup, double expertSpeedup, double ratio)
    {
        ArgumentNullException.ThrowIfNull(result);
        var delta = DecisionRule.SmallestDelta;
        var outcome = Math.Log(speedup) >= delta ? OutcomeKind.Faster : Math.Log(speedup) <= -delta ? OutcomeKind.Slower : OutcomeKind.Inconclusive;
        return result with
        {
            Outcome = outcome,
            Speedup = Estimate.Of(speedup),
            ExpertSpeedup = Estimate.Of(expertSpeedup),
            Ratio = Estimate.Of(ratio),
            Attainment = Math.Log(expertSpeedup) < delta ? null
                : outcome == OutcomeKind.Faster ? Math.Clamp(Math.Log(speedup) / Math.Log(expertSpeedup), 0, 1)
                : 0,
        };
    }

    /// <summary>A result that failed; the expert's speedup stands beside it for the rules that need one.</summary>
    /// <param name="result">Task, model and attempt.</param>
    /// <param name="expertSpeedup">Base time / expert time; positive and finite.</param>
    /// <param name="reason">Why it failed.</param>
    public static TaskResult Failed(TaskResult result, double expertSpeedup, Reason reason)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(reason);
        return result with
        {
            Outcome = OutcomeKind.Failed,
            ReasonCodes = [reason.Code],
            Reasons = [reason],
            ExpertSpeedup = Estimate.Of(expertSpeedup),
            Attainment = 0,
        };
    }
}
