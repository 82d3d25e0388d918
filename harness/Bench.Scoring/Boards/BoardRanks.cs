using System.Collections.Immutable;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Boards;

/// <summary>Ranks of submissions with what resampling the tasks does to them. Pure: the same matrix and seed give the same ranks.</summary>
public static class BoardRanks
{
    /// <summary>Resamples when nothing else is said.</summary>
    public const int DefaultResamples = 1000;

    /// <summary>
    /// Fewest tasks whose resamples tell how sure an order is. On fewer, one submission may lead on each and every resample agree, though n
    /// differences of one sign come by chance in 2^(1 - n) of the cases (sign test), which is more than 1 - <see cref="Confidence.Shown"/>.
    /// </summary>
    public const int LeastTasks = 6;

    /// <summary>The rank of each row; null where a row has no score.</summary>
    /// <param name="matrix">The values of tasks.</param>
    /// <param name="resamples">Number of resamples, 100 or more.</param>
    /// <param name="seed">Seed of the resamples, which are the same for all rows.</param>
    public static ImmutableArray<RowRank?> Of(ScoreMatrix matrix, int resamples = DefaultResamples, ulong seed = ScoreInput.DefaultSeed)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var ranks = Ranking.Of(matrix.Points);
        int[] scored = [.. Enumerable.Range(0, matrix.Rows).Where(row => ranks[row] is not null)];
        if (!JointResampling.IsTelling(matrix))
        {
            return [.. ranks.Select(rank => rank is { } place ? new RowRank(place, 1, scored.Length, 1, scored.Length, scored.Length == 1 ? 1 : null) : null)];
        }

        var all = JointResampling.Scores(matrix, resamples, seed);
        var scores = Array.ConvertAll(scored, row => all[row]);
        var places = Places(scores, resamples);
        var result = new RowRank?[matrix.Rows];
        Parallel.For(0, scored.Length, i => result[scored[i]] = Row(ranks[scored[i]]!.Value, i, scores, places[i]));
        return [.. result];
    }

    private static RowRank Row(int rank, int row, double[][] scores, int[] places)
    {
        var doubted = Confidence.Tail(Confidence.Shown) * places.Length;
        var (better, worse) = (0, 0);
        for (var other = 0; other < scores.Length; other++)
        {
            if (other != row)
            {
                var (above, below) = Count(scores[row], scores[other]);
                worse += places.Length - above < doubted ? 1 : 0;
                better += places.Length - below < doubted ? 1 : 0;
            }
        }

        var keeps = places.Count(place => place == rank) / (double)places.Length;
        Array.Sort(places);
        var cut = (int)doubted;
        return new RowRank(
            rank,
            Math.Min(rank, places[cut]),
            Math.Max(rank, places[^(cut + 1)]),
            Math.Min(rank, 1 + better),
            Math.Max(rank, scores.Length - worse),
            keeps);
    }

    /// <summary>In how many resamples the first is above the second, and below it.</summary>
    private static (int Above, int Below) Count(double[] first, double[] second)
    {
        var (above, below) = (0, 0);
        for (var i = 0; i < first.Length; i++)
        {
            above += first[i] > second[i] ? 1 : 0;
            below += first[i] < second[i] ? 1 : 0;
        }

        return (above, below);
    }

    /// <summary>Places by row and resample.</summary>
    private static int[][] Places(double[][] scores, int resamples)
    {
        var places = Array.ConvertAll(scores, _ => new int[resamples]);
        Parallel.For(0, resamples, resample =>
        {
            var keys = Array.ConvertAll(scores, row => -row[resample]);
            var rows = Enumerable.Range(0, keys.Length).ToArray();
            Array.Sort(keys, rows);
            for (var i = 0; i < rows.Length; i++)
            {
                places[rows[i]][resample] = i > 0 && keys[i] == keys[i - 1] ? places[rows[i - 1]][resample] : i + 1;
            }
        });
        return places;
    }
}
