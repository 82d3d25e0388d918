using Bench.Contracts.Runs;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Decisions;

/// <summary>
/// Turns an estimated log-ratio and its intervals into a verdict. All values are natural logarithms of time ratios, positive when the arm
/// is faster than what it is compared with. The error rates are in docs/scoring.md.
/// </summary>
public sealed record DecisionRule
{
    /// <summary>No machine is trusted with a smaller effect than this: ln 1.02.</summary>
    public static double SmallestDelta { get; } = Math.Log(1.02);

    /// <summary>Makes the rule for a machine.</summary>
    /// <param name="noiseFloor">Smallest effect that the machine is trusted to see, as a natural logarithm; finite, 0 or more.</param>
    public DecisionRule(double noiseFloor)
    {
        if (!double.IsFinite(noiseFloor) || noiseFloor < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(noiseFloor), noiseFloor, "A noise floor is a finite logarithm of 0 or more.");
        }

        Delta = Math.Max(SmallestDelta, noiseFloor);
    }

    /// <summary>Smallest effect that counts: the larger of 2 % and the noise floor, as a natural logarithm.</summary>
    public double Delta { get; }

    /// <summary>
    /// <c>faster</c>: the decisive (99 %) interval lies above 0 and the estimate is at least <see cref="Delta"/>; <c>slower</c> likewise below;
    /// <c>equal</c>: the shown (95 %) interval lies inside ±<see cref="Delta"/>; otherwise <c>inconclusive</c>. At most one of the
    /// first three can hold, because an estimate lies inside its interval.
    /// </summary>
    public Verdict Decide(double estimate, Interval shown, Interval decisive)
    {
        if (decisive.Low > 0 && estimate >= Delta)
        {
            return Verdict.Faster;
        }

        if (decisive.High < 0 && estimate <= -Delta)
        {
            return Verdict.Slower;
        }

        return shown.Within(Delta) ? Verdict.Equal : Verdict.Inconclusive;
    }

    /// <summary>
    /// Half-width of the shown interval at which a comparison needs no more rotations: a tenth of the estimate, or if that is larger half of
    /// <see cref="Delta"/> for a comparison that is decided and a third of it for one that is not. With half of delta, identical code is
    /// <c>equal</c> in 19 of 20 sittings; the twentieth goes on to the narrower target. A target as wide as delta would make <c>equal</c>
    /// unreachable (docs/scoring.md has the tables).
    /// </summary>
    public double WidthTarget(Verdict verdict, double estimate) =>
        Math.Max(Delta / (verdict == Verdict.Inconclusive ? 3 : 2), Math.Abs(estimate) / 10);
}
