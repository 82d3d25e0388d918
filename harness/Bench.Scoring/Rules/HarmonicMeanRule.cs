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
    public string Weakness =>
        "Few tasks own the sum: one failure at an expert speedup of 1000 weighs as much as 1000 tasks solved. A correct patch that is slower scores below a broken one.";

    /// <inheritdoc/>
    public Score Score(ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TaskScore.Combine(input.Tasks.Select(OfTask), Harmonic, input.Seed, double.MaxValue);
    }

    private static double Harmonic(double[] ratios)
    {
        // Scaled by the smallest ratio, so that the sum stays between 1 and N whatever the ratios are.
        var smallest = ratios.Min();
        return ratios.Length / ratios.Sum(ratio => smallest / ratio) * smallest;
    }

    private static TaskScore? OfTask(TaskAttempts task)
    {
        if (task.Sound is not [var result, ..])
        {
            return null;
        }

        var ratio = result.Outcome == OutcomeKind.Failed ? 1 / task.ExpertSpeedup : result.Ratio?.Point ?? (result.Speedup!.Point / task.ExpertSpeedup);
        return ratio is { } known ? new TaskScore(Math.Clamp(known, 1e-300, 1e300)) : null;
    }
}
