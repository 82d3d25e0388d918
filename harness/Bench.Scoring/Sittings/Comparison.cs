using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Sittings;

/// <summary>One arm against another in one sitting. Logarithms are natural, of reference time / arm time: positive means the arm is faster.</summary>
/// <param name="Rotations">Rotations in which both arms have a sample.</param>
/// <param name="LogRatio">Hodges-Lehmann estimate of the log-ratio.</param>
/// <param name="Shown">95 % interval of the log-ratio.</param>
/// <param name="Decisive">99 % interval of the log-ratio.</param>
/// <param name="Spread">Robust standard deviation of the log-ratio between rotations.</param>
/// <param name="Verdict">What the decision rule says.</param>
/// <param name="Fragile">Whether Student's t on the means of mirrored rotations would say something else.</param>
public sealed record Comparison(
    int Rotations, double LogRatio, Interval Shown, Interval Decisive, double Spread, Verdict Verdict, bool Fragile)
{
    /// <summary>A ratio of two positive 64-bit times lies between 2^-63 and 2^63; what would be infinite is cut to that.</summary>
    public static double LargestLogRatio { get; } = 63 * Math.Log(2);

    /// <summary>The ratio reference time / arm time with its 95 % interval; always finite and positive.</summary>
    public Estimate Ratio => new(Exp(LogRatio), Exp(Shown.Low), Exp(Shown.High));

    /// <summary>Whether the 95 % interval is narrow enough for <see cref="DecisionRule.WidthTarget"/>.</summary>
    public bool IsNarrow(DecisionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Shown.HalfWidth <= rule.WidthTarget(Verdict, LogRatio);
    }

    /// <summary>Compares by the log-ratios of the rotations that two arms share.</summary>
    /// <param name="logRatios">Log-ratio by the rotation's number; at least one.</param>
    /// <param name="rule">Makes the verdict.</param>
    public static Comparison Of(ImmutableSortedDictionary<int, double> logRatios, DecisionRule rule)
    {
        ArgumentNullException.ThrowIfNull(logRatios);
        ArgumentNullException.ThrowIfNull(rule);
        double[] values = [.. logRatios.Values];
        var estimate = HodgesLehmann.Estimate(values);
        var shown = SignedRankInterval.Of(values, Confidence.Shown);
        var decisive = SignedRankInterval.Of(values, Confidence.Decisive);
        var verdict = rule.Decide(estimate, shown, decisive);
        return new Comparison(
            values.Length, estimate, shown, decisive, RobustSpread.Of(values), verdict, CrossCheck(logRatios, rule) is { } other && other != verdict);
    }

    /// <summary>Verdict by Student's t on the means of mirrored rotations 2k and 2k+1; null with fewer than two such means.</summary>
    private static Verdict? CrossCheck(ImmutableSortedDictionary<int, double> logRatios, DecisionRule rule)
    {
        List<double> means = [.. logRatios
            .Where(pair => pair.Key % 2 == 0 && logRatios.ContainsKey(pair.Key + 1))
            .Select(pair => (pair.Value / 2) + (logRatios[pair.Key + 1] / 2))];
        return means.Count < 2
            ? null
            : rule.Decide(means.Average(), StudentInterval.Of(means, Confidence.Shown), StudentInterval.Of(means, Confidence.Decisive));
    }

    private static double Exp(double logRatio) => Math.Exp(Math.Clamp(logRatio, -LargestLogRatio, LargestLogRatio));
}
