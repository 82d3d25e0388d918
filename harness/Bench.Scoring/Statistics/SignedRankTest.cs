using MathNet.Numerics.Distributions;

namespace Bench.Scoring.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test of differences that are symmetric about 0 when there is nothing to find (Wilcoxon, 1945). Zeros are left
/// out, equal sizes share the mean of their ranks. Exact up to 50 differences without equal sizes, otherwise normal with continuity
/// correction and the variance corrected for ties.
/// </summary>
/// <param name="Differences">Differences that are not 0.</param>
/// <param name="PositiveRanks">Sum of the ranks of the positive ones.</param>
/// <param name="PValue">Two-sided; 1 when every difference is 0.</param>
public sealed record SignedRankTest(int Differences, double PositiveRanks, double PValue)
{
    /// <summary>Tests differences, finite ones in any order.</summary>
    /// <exception cref="ArgumentException">A difference is not finite.</exception>
    public static SignedRankTest Of(IEnumerable<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] all = [.. differences.Where(difference => difference != 0).OrderBy(Math.Abs)];
        if (!Array.TrueForAll(all, double.IsFinite))
        {
            throw new ArgumentException("Every difference must be finite.", nameof(differences));
        }

        var (positive, ties) = (0.0, 0.0);
        for (var first = 0; first < all.Length;)
        {
            var size = 1;
            while (first + size < all.Length && Math.Abs(all[first + size]) == Math.Abs(all[first]))
            {
                size++;
            }

            positive += all.AsSpan(first, size).ToArray().Count(difference => difference > 0) * (first + ((size + 1) / 2.0));
            ties += (Math.Pow(size, 3) - size) / 48;
            first += size;
        }

        return new SignedRankTest(all.Length, positive, all.Length == 0 ? 1 : Probability(all.Length, positive, ties));
    }

    private static double Probability(int n, double positive, double ties)
    {
        var mean = n * (n + 1) / 4.0;
        if (n <= SignedRank.LargestExact && ties == 0)
        {
            return Math.Min(1, 2 * SignedRank.Probability(n, (int)Math.Min(positive, (2 * mean) - positive)));
        }

        var deviation = Math.Sqrt((n * (n + 1.0) * ((2 * n) + 1) / 24) - ties);
        return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Max(0, Math.Abs(positive - mean) - 0.5) / deviation));
    }
}
