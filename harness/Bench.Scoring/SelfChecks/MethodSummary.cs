using Bench.Contracts.SelfChecks;
using Bench.Scoring.Statistics;
using MathNet.Numerics.Statistics;

namespace Bench.Scoring.SelfChecks;

/// <summary>Sums up the judgements of one method.</summary>
internal static class MethodSummary
{
    private const double ErrorLevel = 0.95;

    /// <summary>The findings about a method.</summary>
    /// <param name="identical">Judgements of identical code; at least one.</param>
    /// <param name="injected">Judgements of arms that are slower.</param>
    public static MethodFindings Of(IReadOnlyCollection<Judgement> identical, IEnumerable<Judgement> injected) => new(
        ShareOf(identical, judgement => judgement.SaysDifferent),
        MissesOf(identical),
        identical.Count < 2 ? 0 : identical.Select(judgement => judgement.Estimate).StandardDeviation(),
        ErrorOf(identical),
        identical.Average(judgement => judgement.Rotations),
        [.. injected.GroupBy(judgement => judgement.Factor).OrderBy(effect => effect.Key).Select(effect => Effect(effect.Key, [.. effect]))]);

    /// <summary>95th percentile of the absolute error.</summary>
    public static double ErrorOf(IEnumerable<Judgement> identical) =>
        identical.Select(judgement => Math.Abs(judgement.Estimate - judgement.Truth)).QuantileCustom(ErrorLevel, QuantileDefinition.R7);

    /// <summary>Judgements whose 95 % interval leaves the truth out; null for a method without one.</summary>
    public static Share? MissesOf(IReadOnlyCollection<Judgement> judgements) =>
        judgements.Any(judgement => judgement.Shown is null) ? null : ShareOf(judgements, judgement => !judgement.Shown!.Contains(judgement.Truth));

    /// <summary>How often something holds.</summary>
    public static Share ShareOf(IReadOnlyCollection<Judgement> judgements, Func<Judgement, bool> holds)
    {
        var count = judgements.Count(holds);
        var interval = WilsonInterval.Of(count, judgements.Count, Confidence.Shown);
        return new Share(count, judgements.Count, interval.Low, interval.High);
    }

    private static EffectFindings Effect(double factor, List<Judgement> judgements) => new(
        factor,
        ShareOf(judgements, judgement => judgement.Verdict == Contracts.Runs.Verdict.Slower),
        judgements.Exists(judgement => judgement.Shown is null) ? null : ShareOf(judgements, judgement => judgement.Shown!.Contains(judgement.Truth)),
        judgements.Average(judgement => judgement.Estimate - judgement.Truth));
}
