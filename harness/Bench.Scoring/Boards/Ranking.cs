using System.Collections.Immutable;

namespace Bench.Scoring.Boards;

/// <summary>Places by score.</summary>
public static class Ranking
{
    /// <summary>The place of each score, 1 for the highest; equal scores share the best of their places. Null where there is no score.</summary>
    /// <param name="scores">Scores in any order.</param>
    public static ImmutableArray<int?> Of(IReadOnlyList<double?> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var places = new Dictionary<double, int>();
        foreach (var (place, score) in scores.OfType<double>().OrderDescending().Index())
        {
            places.TryAdd(score, place + 1);
        }

        return [.. scores.Select(score => score is { } known ? places[known] : (int?)null)];
    }
}
