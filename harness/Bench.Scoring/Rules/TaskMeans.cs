using Bench.Scoring.Statistics;

namespace Bench.Scoring.Rules;

/// <summary>The means, without overflow whatever the values are.</summary>
internal static class TaskMeans
{
    /// <summary>The mean of one or more values; positive ones where it is harmonic.</summary>
    public static double Of(this TaskMean mean, double[] values)
    {
        if (mean == TaskMean.Harmonic)
        {
            // Scaled by the smallest value, so that the sum stays between 1 and N whatever the values are.
            var smallest = values.Min();
            return values.Length / values.Sum(value => smallest / value) * smallest;
        }

        var average = values.Average();
        return double.IsFinite(average) ? average : values.Sum(value => value / values.Length);
    }

    /// <summary>The 95 % bootstrap interval of the mean of one or more values of 0 or more, by drawing the values.</summary>
    public static Interval Resampled(this TaskMean mean, double[] values, ulong seed)
    {
        // Terms of at most 1, so that no sum overflows.
        var scale = mean == TaskMean.Harmonic ? values.Min() : values.Max();
        var terms = Array.ConvertAll(values, value => scale == 0 ? 0 : mean == TaskMean.Harmonic ? scale / value : value / scale);
        var sums = ResampleCounts.Of(values.Length, Bootstrap.DefaultResamples, seed).Sums(terms);
        return Bootstrap.Percentiles(Array.ConvertAll(
            sums, sum => mean == TaskMean.Harmonic ? Math.Min(values.Length / sum * scale, double.MaxValue) : sum / values.Length * scale));
    }

    /// <summary>
    /// The 95 % bootstrap interval of the arithmetic mean of one or more values with errors of their own. The errors of the values that a
    /// resample draws are drawn together, as one normal error of their mean: of many small ones without a side only the variance is left.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="variances">Variance of each value's error.</param>
    /// <param name="seed">Seed of the draws.</param>
    public static Interval Resampled(double[] values, double[] variances, ulong seed)
    {
        var draws = ResampleCounts.Of(values.Length, Bootstrap.DefaultResamples, seed);
        var (sums, spreads) = (draws.Sums(values), draws.Sums(variances));
        var generator = new SplitMix64(~seed);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = (sums[i] + (Math.Sqrt(spreads[i]) * generator.NextNormal())) / values.Length;
        }

        return Bootstrap.Percentiles(sums);
    }

    /// <summary>
    /// The weight of each of one or more values: they sum to 1, and the sum of weight times value is the mean. In a harmonic mean it is the
    /// value's share of the sum of 1/value.
    /// </summary>
    public static double[] Weights(this TaskMean mean, double[] values)
    {
        if (mean == TaskMean.Arithmetic)
        {
            return Array.ConvertAll(values, _ => 1.0 / values.Length);
        }

        var smallest = values.Min();
        var sum = values.Sum(value => smallest / value);
        return Array.ConvertAll(values, value => smallest / value / sum);
    }
}
