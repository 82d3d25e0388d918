namespace Bench.Benchmarks.Costs;

/// <summary>Order statistics of measured values.</summary>
internal static class Quantile
{
    /// <summary>The value below which this share of the values lies.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);
}
