using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Statistics;

/// <summary>Welch's test of two means with unequal variances (Welch, 1947). Shown as what others do; no verdict here rests on it.</summary>
public static class WelchTest
{
    /// <summary>Two-sided probability of a difference at least as large when the values are independent and the means equal.</summary>
    /// <param name="first">Two or more finite values.</param>
    /// <param name="second">Two or more finite values.</param>
    public static double Probability(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (Math.Min(first.Count, second.Count) < 2)
        {
            throw new ArgumentException("A variance needs two values.", first.Count < 2 ? nameof(first) : nameof(second));
        }

        var (firstMean, firstVariance) = first.MeanVariance();
        var (secondMean, secondVariance) = second.MeanVariance();
        var (a, b) = (firstVariance / first.Count, secondVariance / second.Count);
        if (a + b <= 0)
        {
            return firstMean.Equals(secondMean) ? 1 : 0;
        }

        var freedom = (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1)));
        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(firstMean - secondMean) / Math.Sqrt(a + b));
    }
}
