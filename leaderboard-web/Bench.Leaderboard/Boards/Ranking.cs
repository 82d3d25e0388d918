using System.Collections.Immutable;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Boards;

/// <summary>Makes ranks of scores.</summary>
public static class Ranking
{
    /// <summary>
    /// The rank of each score that has a point. A place is open to a submission unless its interval lies wholly above or below the other's.
    /// </summary>
    /// <param name="scores">Scores by id.</param>
    public static ImmutableDictionary<string, Rank> Of(IEnumerable<KeyValuePair<string, Score>> scores)
    {
        var scored = scores.Where(score => score.Value.Point is not null).ToList();
        double[] points = [.. scored.Select(score => -score.Value.Point!.Value).Order()];
        double[] lows = [.. scored.Select(score => -(score.Value.Low ?? score.Value.Point!.Value)).Order()];
        double[] highs = [.. scored.Select(score => score.Value.High ?? score.Value.Point!.Value).Order()];
        return scored.ToImmutableDictionary(
            score => score.Key,
            score =>
            {
                var (point, low, high) = (score.Value.Point!.Value, score.Value.Low ?? score.Value.Point!.Value, score.Value.High ?? score.Value.Point!.Value);
                return new Rank(1 + Below(points, -point), 1 + Below(lows, -high), scored.Count - Below(highs, low));
            },
            StringComparer.Ordinal);
    }

    /// <summary>How many pairs of neighbours there are, and how many of them have intervals that do not overlap.</summary>
    public static (int Neighbours, int Separate) Neighbours(IEnumerable<Score> scores)
    {
        var sorted = scores.Where(score => score.Point is not null).OrderByDescending(score => score.Point).ToList();
        var separate = sorted.Zip(sorted.Skip(1)).Count(pair => pair.First.Low > pair.Second.High);
        return (Math.Max(0, sorted.Count - 1), separate);
    }

    /// <summary>How many of the sorted values are smaller.</summary>
    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
