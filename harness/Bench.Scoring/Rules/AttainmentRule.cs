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
    public string Rewards => "Coming close to the expert on many tasks; no task can weigh more than another.";

    /// <inheritdoc/>
    public string Weakness =>
        "Being better than the expert earns nothing; near 1 the clamp turns noise into a small loss; a task whose expert gains little weighs as much as one whose expert gains a lot.";

    /// <inheritdoc/>
    public string Example => "Task 1: ln 2 / ln 4 = 0.5; task 2: ln 8 / ln 2 = 3, clamped to 1; task 3: 0. (0.5 + 1 + 0) / 3 = 0.5, one task not scored.";

    /// <inheritdoc/>
    public TaskMean Mean => TaskMean.Arithmetic;

    /// <inheritdoc/>
    public double? Value(TaskAttempts task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var (sum, scored) = (0.0, 0);
        foreach (var result in task.Sound)
        {
            if (AttainmentOf(result) is { } attainment)
            {
                sum += attainment;
                scored++;
            }
        }

        return scored == 0 ? null : sum / scored;
    }

    /// <inheritdoc/>
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, largest: 1, Noise);

    /// <summary>Null for an attempt that is not scored: the task was not measurable.</summary>
    private static double? AttainmentOf(TaskResult result) => result.Outcome == OutcomeKind.Failed ? 0 : result.Attainment;

    private static Func<SplitMix64, double>? Noise(TaskAttempts task)
    {
        var scored = task.Sound.Count(result => AttainmentOf(result) is not null);
        Func<SplitMix64, double>[] draws = [.. task.Sound.Where(result => AttainmentOf(result) is not null).Select(Noise).OfType<Func<SplitMix64, double>>()];
        return draws switch
        {
            [] => null,
            [var only] => generator => only(generator) / scored,
            _ => generator => draws.Sum(draw => draw(generator)) / scored,
        };
    }

    /// <summary>
    /// Error that the samples leave in an attainment, drawn from normal errors of both logarithms. Half of the difference between a draw and
    /// its mirror image, so that the clamp cannot shift the mean: an interval must not leave its own point behind. Null for an attempt whose
    /// attainment has no error.
    /// </summary>
    private static Func<SplitMix64, double>? Noise(TaskResult result)
    {
        if (result is not { Outcome: OutcomeKind.Faster, Speedup: { } speedup, ExpertSpeedup: { Point: > 1 } expert } || !(speedup.HasInterval || expert.HasInterval))
        {
            return null;
        }

        var (gain, gainDeviation) = (Math.Log(speedup.Point), Deviation(speedup));
        var (expertGain, expertDeviation) = (Math.Log(expert.Point), Deviation(expert));
        return generator =>
        {
            var error = generator.NextNormal() * gainDeviation;
            var expertError = generator.NextNormal() * expertDeviation;
            return (Quotient(gain + error, expertGain + expertError) - Quotient(gain - error, expertGain - expertError)) / 2;
        };
    }

    private static double Quotient(double numerator, double denominator) =>
        denominator <= 0 ? (numerator > 0 ? 1 : 0) : Math.Clamp(numerator / denominator, 0, 1);

    private static double Deviation(Estimate estimate) => (Math.Log(estimate.High) - Math.Log(estimate.Low)) / IntervalDeviations;
}
