using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Rules;

/// <summary>The results behind an adjusted score: what awaits a person's look counts as failed until somebody has cleared it.</summary>
public static class AdjustedResults
{
    /// <summary>
    /// The results with every measured one that awaits review (<see cref="TaskResult.AwaitsReview"/>) turned into a failure. Failures and
    /// faults stand; the expert's speedup stands, too, for the rules that need it.
    /// </summary>
    public static ImmutableArray<TaskResult> Of(IEnumerable<TaskResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.Select(result => IsAdjusted(result) ? Failed(result) : result)];
    }

    /// <summary>Whether the adjusted score counts a result as failed that was measured.</summary>
    public static bool IsAdjusted(TaskResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Outcome is not (OutcomeKind.Failed or OutcomeKind.Fault) && result.AwaitsReview();
    }

    private static TaskResult Failed(TaskResult result) =>
        result with { Outcome = OutcomeKind.Failed, AgainstExpert = null, Speedup = null, Ratio = null, Attainment = 0 };
}
