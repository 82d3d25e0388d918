using MathNet.Numerics.Distributions;

namespace Bench.Scoring.Statistics;

/// <summary>
/// Distribution of Wilcoxon's signed-rank statistic T (sum of the ranks of the positive values) when the values are symmetric about 0
/// (Wilcoxon, 1945). Exact up to <see cref="LargestExact"/> values, normal with continuity correction above.
/// </summary>
public static class SignedRank
{
    /// <summary>Largest number of values for which the distribution is counted out rather than approximated.</summary>
    public const int LargestExact = 50;

    private static readonly Lazy<double[]>[] Cumulative =
        [.. Enumerable.Range(0, LargestExact + 1).Select(n => new Lazy<double[]>(() => CountOut(n)))];

    /// <summary>P(T ≤ t) for n values, by counting the subsets of the ranks 1…n by their sum.</summary>
    /// <param name="n">Number of values, 0 … <see cref="LargestExact"/>.</param>
    /// <param name="t">Value of the statistic.</param>
    public static double Probability(int n, int t)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, LargestExact);
        var cumulative = Cumulative[n].Value;
        return t < 0 ? 0 : cumulative[Math.Min(t, cumulative.Length - 1)];
    }

    /// <summary>
    /// The largest t with P(T ≤ t) ≤ (1 - confidence)/2: the critical value of printed tables. -1 when even t = 0 is too likely,
    /// that is, when n values can never reach the confidence (below 6 values at 95 %, below 8 at 99 %).
    /// </summary>
    /// <param name="n">Number of values, 0 or more.</param>
    /// <param name="confidence">Two-sided, strictly between 0 and 1.</param>
    public static int CriticalValue(int n, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var tail = Confidence.Tail(confidence);
        if (n > LargestExact)
        {
            var mean = n * (n + 1) / 4.0;
            var deviation = Math.Sqrt(n * (n + 1.0) * ((2 * n) + 1) / 24);
            return Math.Max(-1, (int)Math.Floor(mean + (Normal.InvCDF(0, 1, tail) * deviation) - 0.5));
        }

        var found = Array.FindIndex(Cumulative[n].Value, probability => probability > tail);
        return found - 1;
    }

    private static double[] CountOut(int n)
    {
        // Counts are integers below 2^50, exact in a double; the probabilities follow by a division by a power of two.
        var counts = new double[(n * (n + 1) / 2) + 1];
        counts[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var sum = counts.Length - 1; sum >= rank; sum--)
            {
                counts[sum] += counts[sum - rank];
            }
        }

        var running = 0.0;
        var subsets = Math.Pow(2, n);
        return Array.ConvertAll(counts, count => (running += count) / subsets);
    }
}
