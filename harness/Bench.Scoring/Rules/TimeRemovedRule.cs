using Bench.Contracts.Outcomes;

namespace Bench.Scoring.Rules;

/// <summary>The share of time removed, after SWE-Perf: a view for comparison.</summary>
public sealed class TimeRemovedRule : IScoreRule
{
    /// <inheritdoc/>
    public string Id => "swe-perf";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Formula =>
        "mean over tasks of max(0, 1 - 1/low), low the lower end of the 95 % interval of the speedup of the first attempt without a fault; 0 for a failure";

    /// <inheritdoc/>
    public string Rewards => "Removing time from the workload of many tasks, as far as the measurement vouches for it.";

    /// <inheritdoc/>
    public string Weakness =>
        "The scale ends at 1: ten times as fast is 0.90 and a hundred times 0.99. It takes the lower end of our interval in place of SWE-Perf's one-sided rank test, which claims a gain on identical code in 13 % of tests.";

    /// <inheritdoc/>
    public string Example => "Lower ends 1.9 and 7.5: 1 - 1/1.9 = 0.474, 1 - 1/7.5 = 0.867, task 3: 0. (0.474 + 0.867 + 0) / 3 = 0.447, one task not scored.";

    /// <inheritdoc/>
    public TaskMean Mean => TaskMean.Arithmetic;

    /// <inheritdoc/>
    public double? Value(TaskAttempts task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Sound is not [var result, ..] ? null
            : result.Outcome == OutcomeKind.Failed ? 0
            : Math.Max(0, 1 - (1 / result.Speedup!.Low));
    }

    /// <inheritdoc/>
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, largest: 1);
}
