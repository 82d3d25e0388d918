using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.SelfChecks;

/// <summary>What one way of timing says about a pair of arms whose true ratio is known.</summary>
/// <param name="Factor">True time of the arm / time of its reference.</param>
/// <param name="Estimate">Estimated log-ratio; positive means that the arm is faster.</param>
/// <param name="Shown">95 % interval; null for a method without one.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Rotations">Rotations that it took.</param>
internal sealed record Judgement(double Factor, double Estimate, Interval? Shown, Verdict Verdict, int Rotations)
{
    private const double Significance = 0.05;

    /// <summary>The true log-ratio.</summary>
    public double Truth => -Math.Log(Factor);

    /// <summary>Whether it calls the arm faster or slower.</summary>
    public bool SaysDifferent => Verdict is Verdict.Faster or Verdict.Slower;

    /// <summary>The judgement of a comparison by mirrored rotations.</summary>
    public static Judgement Of(double factor, Comparison comparison) =>
        new(factor, comparison.LogRatio, comparison.Shown, comparison.Verdict, comparison.Rotations);

    /// <summary>Two blocks, means, Welch's t at 5 %. The second block's times are multiplied by the factor.</summary>
    public static Judgement ByWelch(double factor, PairSamples pair) =>
        ByBlocks(factor, pair, (first, second) => WelchTest.Probability(first, second) < Significance);

    /// <summary>Two blocks, means: different when they differ by more than the larger standard deviation. The second block's times are multiplied by the factor.</summary>
    public static Judgement ByDeviation(double factor, PairSamples pair) => ByBlocks(factor, pair, (first, second) =>
        Math.Abs(Mean(first) - Mean(second)) > Math.Max(Deviation(first), Deviation(second)));

    private static Judgement ByBlocks(double factor, PairSamples pair, Func<double[], double[], bool> differ)
    {
        var (first, second) = pair.Blocks();
        double[] slowed = [.. second.Select(call => call * factor)];
        var estimate = Math.Log(Mean(first) / Mean(slowed));
        var verdict = !differ(first, slowed) ? Verdict.Inconclusive : estimate > 0 ? Verdict.Faster : Verdict.Slower;
        return new Judgement(factor, estimate, Shown: null, verdict, pair.Rotations);
    }

    private static double Mean(double[] values) => MathNet.Numerics.Statistics.ArrayStatistics.Mean(values);

    private static double Deviation(double[] values) => MathNet.Numerics.Statistics.ArrayStatistics.StandardDeviation(values);
}
