using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Statistics;

/// <summary>Percentile bootstrap (Efron, 1979): items are drawn with replacement and the statistic computed again.</summary>
public static class Bootstrap
{
    /// <summary>Resamples when nothing else is said.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>The percentile interval of a statistic; without items there is nothing to bound.</summary>
    /// <param name="items">Number of items, 0 or more.</param>
    /// <param name="value">Value of an item in one resample; may draw from the generator to include the item's own uncertainty.</param>
    /// <param name="statistic">Computes the statistic from as many values as there are items.</param>
    /// <param name="seed">Seed of the generator; the same seed gives the same interval.</param>
    /// <param name="confidence">Two-sided, strictly between 0 and 1.</param>
    /// <param name="resamples">Number of resamples, 1 or more.</param>
    public static Interval Of(
        int items,
        Func<int, SplitMix64, double> value,
        Func<double[], double> statistic,
        ulong seed,
        double confidence = Confidence.Shown,
        int resamples = DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        _ = Confidence.Tail(confidence);
        if (items == 0)
        {
            return Interval.Everything;
        }

        var generator = new SplitMix64(seed);
        var drawn = new double[items];
        var statistics = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            for (var j = 0; j < items; j++)
            {
                drawn[j] = value(generator.NextIndex(items), generator);
            }

            statistics[i] = statistic(drawn);
        }

        return Percentiles(statistics, confidence);
    }

    /// <summary>The interval between the percentiles of what the resamples gave; puts them in order.</summary>
    internal static Interval Percentiles(double[] statistics, double confidence = Confidence.Shown)
    {
        var tail = Confidence.Tail(confidence);
        Array.Sort(statistics);
        return new Interval(
            SortedArrayStatistics.QuantileCustom(statistics, tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(statistics, 1 - tail, QuantileDefinition.R7));
    }
}
