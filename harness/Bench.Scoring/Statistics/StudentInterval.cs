using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Statistics;

/// <summary>Student's t interval of a mean (Student, 1908): mean ± t(n-1) · s/√n. A cross-check beside the signed ranks, never the verdict.</summary>
public static class StudentInterval
{
    /// <summary>The interval in the unit of the values; <see cref="Interval.Everything"/> for fewer than two.</summary>
    /// <param name="values">Finite, independent values.</param>
    /// <param name="confidence">Two-sided, strictly between 0 and 1.</param>
    public static Interval Of(IReadOnlyCollection<double> values, double confidence)
    {
        ArgumentNullException.ThrowIfNull(values);
        var tail = Confidence.Tail(confidence);
        if (values.Count < 2)
        {
            return Interval.Everything;
        }

        var (mean, deviation) = values.MeanStandardDeviation();
        var reach = StudentT.InvCDF(0, 1, values.Count - 1, 1 - tail) * deviation / Math.Sqrt(values.Count);
        return new Interval(mean - reach, mean + reach);
    }
}
