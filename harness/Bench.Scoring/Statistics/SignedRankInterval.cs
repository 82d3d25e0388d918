namespace Bench.Scoring.Statistics;

/// <summary>
/// Confidence interval of a centre by inverting Wilcoxon's signed-rank test: from the (t+1)-th smallest to the (t+1)-th largest Walsh
/// average, t the critical value (Tukey; Hollander and Wolfe, Nonparametric Statistical Methods, section 3.3). Zeros and ties are kept:
/// no value is ever removed, the ends are closed, and ties can only make the interval cover more often than stated.
/// </summary>
public static class SignedRankInterval
{
    /// <summary>The interval in the unit of the values; <see cref="Interval.Everything"/> when they are too few for the confidence.</summary>
    /// <param name="values">Finite values, in any order; none gives an interval without bounds.</param>
    /// <param name="confidence">Two-sided, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static Interval Of(ReadOnlySpan<double> values, double confidence)
    {
        var critical = SignedRank.CriticalValue(values.Length, confidence);
        if (critical < 0)
        {
            return Interval.Everything;
        }

        var averages = WalshAverages.Sorted(values);
        return new Interval(averages[critical], averages[^(critical + 1)]);
    }
}
