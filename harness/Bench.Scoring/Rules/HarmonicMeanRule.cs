using Bench.Contracts.Outcomes;

namespace Bench.Scoring.Rules;

/// <summary>The harmonic mean of speedup ratios, as SWE-fficiency publishes it: a view for comparison.</summary>
public sealed class HarmonicMeanRule : IScoreRule
{
    /// <inheritdoc/>
    public string Id => "sr-hm";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Formula =>
        "N / sum over tasks of 1/SR; SR = candidate speedup / expert speedup, of the first attempt without a fault; a failure counts as a speedup of 1";

    /// <inheritdoc/>
    public string Rewards => "Leaving no task far behind the expert; the few worst tasks decide.";

    /// <inheritdoc/>
    public string Weakness =>
        "Few tasks own the sum: one failure at an expert speedup of 1000 weighs as much as 1000 tasks solved. A correct patch that is slower scores below a broken one.";

    /// <inheritdoc/>
    public string Example => "SR: 2/4 = 0.5; 8/2 = 4; with an expert of 10 in task 3, 1/10 = 0.1. 3 / (2 + 0.25 + 10) = 0.245, one task not scored; task 3 holds 10/12.25 = 82 % of the sum.";

    /// <inheritdoc/>
    public TaskMean Mean => TaskMean.Harmonic;

    /// <inheritdoc/>
    public double? Value(TaskAttempts task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Sound is not [var result, ..])
        {
            return null;
        }

        var ratio = result.Outcome == OutcomeKind.Failed ? 1 / task.ExpertSpeedup : result.Ratio?.Point ?? (result.Speedup!.Point / task.ExpertSpeedup);
        return ratio is { } known ? Math.Clamp(known, 1e-300, 1e300) : null;
    }

    /// <inheritdoc/>
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, double.MaxValue);
}
