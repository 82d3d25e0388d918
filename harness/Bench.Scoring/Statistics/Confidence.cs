namespace Bench.Scoring.Statistics;

/// <summary>The two levels of confidence in use, as two-sided probabilities.</summary>
public static class Confidence
{
    /// <summary>Level of every interval that is shown, of widths, and of the verdict <c>equal</c>.</summary>
    public const double Shown = 0.95;

    /// <summary>Level of the verdicts <c>faster</c> and <c>slower</c> and of the check of the control arm.</summary>
    public const double Decisive = 0.99;

    internal static double Tail(double confidence) =>
        confidence is > 0 and < 1
            ? (1 - confidence) / 2
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies strictly between 0 and 1.");
}
