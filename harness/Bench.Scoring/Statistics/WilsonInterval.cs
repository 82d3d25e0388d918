using MathNet.Numerics.Distributions;

namespace Bench.Scoring.Statistics;

/// <summary>Score interval of a probability (Wilson, 1927): sensible also for counts near 0 or near the whole.</summary>
public static class WilsonInterval
{
    /// <summary>The interval, within 0…1; all of it when nothing was counted.</summary>
    /// <param name="count">Times that it happened.</param>
    /// <param name="of">Times that it could have.</param>
    /// <param name="confidence">Two-sided, strictly between 0 and 1.</param>
    public static Interval Of(int count, int of, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        var z = -Normal.InvCDF(0, 1, Confidence.Tail(confidence));
        if (of == 0)
        {
            return new Interval(0, 1);
        }

        var point = (double)count / of;
        var weight = 1 + (z * z / of);
        var centre = (point + (z * z / (2.0 * of))) / weight;
        var reach = z / weight * Math.Sqrt((point * (1 - point) / of) + (z * z / (4.0 * of * of)));
        return new Interval(Math.Clamp(centre - reach, 0, point), Math.Clamp(centre + reach, point, 1));
    }
}
