using System.Runtime.CompilerServices;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using MathNet.Numerics.Distributions;

namespace Bench.Scoring.Rules;

/// <summary>The default rule: the mean over tasks of the share of the expert's gain that was reached.</summary>
public sealed class AttainmentRule : IScoreRule
{
    /// <summary>Width of a 95 % interval in standard deviations of a normal distribution.</summary>
    private const double IntervalDeviations = 2 * 1.959963984540054;

    private static readonly double[] Deviates = StandardDeviates(10);

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
    public Score Score(ScoreInput input) => TaskScores.Of(this, input, largest: 1, Variance);

    /// <summary>Null for an attempt that is not scored: the task was not measurable.</summary>
    private static double? AttainmentOf(TaskResult result) => result.Outcome == OutcomeKind.Failed ? 0 : result.Attainment;

    /// <summary>Variance that the samples leave in a task's value.</summary>
    private static double Variance(TaskAttempts task)
    {
        var (sum, scored) = (0.0, 0);
        foreach (var result in task.Sound)
        {
            if (AttainmentOf(result) is not null)
            {
                sum += Variance(result);
                scored++;
            }
        }

        return scored == 0 ? 0 : sum / scored / scored;
    }

    /// <summary>
    /// Variance of the error that the samples leave in an attainment, out of normal errors of both logarithms. The error is half of the
    /// difference between a draw and its mirror image, so that the clamp cannot shift the mean: an interval must not leave its own point behind.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Variance(TaskResult result)
    {
        if (result is not { Outcome: OutcomeKind.Faster, Speedup: { } speedup, ExpertSpeedup: { Point: > 1 } expert } || !(speedup.HasInterval || expert.HasInterval))
        {
            return 0;
        }

        var (gain, gainDeviation) = (Math.Log(speedup.Point), Deviation(speedup));
        var (expertGain, expertDeviation) = (Math.Log(expert.Point), Deviation(expert));
        var sum = 0.0;
        // The other half of the first deviates gives mirror images of these.
        foreach (var first in Deviates.AsSpan(Deviates.Length / 2))
        {
            foreach (var second in Deviates)
            {
                var (error, expertError) = (first * gainDeviation, second * expertDeviation);
                var half = (Quotient(gain + error, expertGain + expertError) - Quotient(gain - error, expertGain - expertError)) / 2;
                sum += half * half;
            }
        }

        return 2 * sum / Deviates.Length / Deviates.Length;
    }

    /// <summary>Middles of equally likely stretches of the standard normal distribution, scaled to its variance.</summary>
    private static double[] StandardDeviates(int count)
    {
        var middles = Enumerable.Range(0, count).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / count)).ToArray();
        var scale = Math.Sqrt(middles.Average(middle => middle * middle));
        return Array.ConvertAll(middles, middle => middle / scale);
    }

    private static double Quotient(double numerator, double denominator) =>
        denominator <= 0 ? (numerator > 0 ? 1 : 0) : Math.Clamp(numerator / denominator, 0, 1);

    private static double Deviation(Estimate estimate) => (Math.Log(estimate.High) - Math.Log(estimate.Low)) / IntervalDeviations;
}
