using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Statistics;

/// <summary>
/// The one-sample Hodges-Lehmann estimate of a centre: the median of all Walsh averages (Hodges and Lehmann, 1963). A quarter of the
/// values may be arbitrarily wrong before it breaks, and it belongs to the interval of <see cref="SignedRankInterval"/>: never outside it.
/// </summary>
public static class HodgesLehmann
{
    /// <summary>The estimate, in the unit of the values.</summary>
    /// <param name="values">One or more finite values, in any order.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static double Estimate(ReadOnlySpan<double> values) => values.IsEmpty
        ? throw new ArgumentException("An estimate needs at least one value.", nameof(values))
        : SortedArrayStatistics.Median(WalshAverages.Sorted(values));
}
