namespace Bench.Evaluation.Replays;

/// <summary>Finds times that fall into two groups far apart, as they do when the placement of pages or a cache decides them. Pure.</summary>
public static class TwoGroups
{
    private const double LeastShare = 0.1;
    private const double FarApart = 1.5;
    private const int FewestMembers = 4;

    /// <summary>How many times as long the first of the upper group is as the last of the lower one; null when there are no such groups.</summary>
    /// <param name="times">Times of identical code, in any order and unit.</param>
    public static double? In(IReadOnlyCollection<long> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        var sorted = times.Order().ToArray();
        if (sorted.Length < 2)
        {
            return null;
        }

        var (gap, at) = sorted.Zip(sorted.Skip(1), (low, high) => (double)high / Math.Max(1, low)).Select((ratio, index) => (ratio, index + 1)).Max();
        var least = LeastShare * sorted.Length;
        // A few wild times are outliers and no group, and of ten times two are few.
        return gap > FarApart && at >= Math.Max(FewestMembers, least) && sorted.Length - at >= Math.Max(FewestMembers, least) ? gap : null;
    }
}
