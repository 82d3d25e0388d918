using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Rules;

/// <summary>The default rule: the mean over tasks of the share of the expert's gain that was reached.</summary>
public sealed class AttainmentRule : IScoreRule
{
    /// <summary>Width of a 95 % interval in standard deviations of a normal distribution.</summary>
    private const double IntervalDeviations = 2 * 1.959963984540054;

    /// <inheritdoc/>
    public string Id => "attainment";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Formula =>
        "mean over tasks of the mean over attempts of clamp(ln(speedup) / ln(expert speedup), 0, 1); 0 for a failure and for a speedup that cannot be told from 1; attempts that end in a fault are left out";

    /// <inheritdoc/>
    public string Weakness =>
        "Being better than the expert earns nothing; near 1 the clamp turns noise into a small loss; a task whose expert gains little weighs as much as one whose expert gains a lot.";

    /// <inheritdoc/>
    public Score Score(ScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TaskScore.Combine(input.Tasks.Select(OfTask), values => values.Average(), input.Seed, largest: 1);
    }

    private static TaskScore? OfTask(TaskAttempts task)
    {
        TaskResult[] scored = [.. task.Sound.Where(result => AttainmentOf(result) is not null)];
        return scored.Length == 0
            ? null
            : new TaskScore(scored.Average(result => AttainmentOf(result)!.Value), generator => scored.Average(result => Noise(result, generator)));
    }

    /// <summary>Null for an attempt that is not scored: the task was not measurable.</summary>
    private static double? AttainmentOf(TaskResult result) => result.Outcome == OutcomeKind.Failed ? 0 : result.Attainment;

    /// <summary>
    /// Error that the samples leave in an attainment, drawn from normal errors of both logarithms. Half of the difference between a draw and
    /// its mirror image, so that the clamp cannot shift the mean: an interval must not leave its own point behind.
    /// </summary>
    private static double Noise(TaskResult result, SplitMix64 generator)
    {
        if (result is not { Outcome: OutcomeKind.Faster, Speedup: { } speedup, ExpertSpeedup: { Point: > 1 } expert })
        {
            return 0;
        }

        var candidateError = generator.NextNormal() * Deviation(speedup);
        var expertError = generator.NextNormal() * Deviation(expert);
        return (Drawn(1) - Drawn(-1)) / 2;

        double Drawn(int sign)
        {
            var denominator = Math.Log(expert.Point) + (sign * expertError);
            var numerator = Math.Log(speedup.Point) + (sign * candidateError);
            return denominator <= 0 ? (numerator > 0 ? 1 : 0) : Math.Clamp(numerator / denominator, 0, 1);
        }
    }

    private static double Deviation(Estimate estimate) => (Math.Log(estimate.High) - Math.Log(estimate.Low)) / IntervalDeviations;
}
