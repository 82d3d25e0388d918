using Bench.Scoring.Sittings;

namespace Bench.Scoring.Decisions;

/// <summary>
/// Decides whether the control arm, a second copy of base, differs so much from base that the sitting is void. Both conditions must hold:
/// the 99 % interval excludes 0, and the estimate is beyond the larger of 3 % and the noise floor. ADR 0003 has the error rates.
/// </summary>
public static class ControlRule
{
    /// <summary>A difference of less than this never voids a sitting: ln 1.03.</summary>
    public static double SmallestDifference { get; } = Math.Log(1.03);

    /// <summary>Whether the sitting is void.</summary>
    /// <param name="control">The control arm against base.</param>
    /// <param name="noiseFloor">Smallest effect that the machine is trusted to see, as a natural logarithm.</param>
    public static bool Voids(Comparison control, double noiseFloor)
    {
        ArgumentNullException.ThrowIfNull(control);
        return !control.Decisive.Contains(0) && Math.Abs(control.LogRatio) > Math.Max(SmallestDifference, noiseFloor);
    }
}
