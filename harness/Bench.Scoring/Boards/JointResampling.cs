using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Boards;

/// <summary>
/// Scores of all submissions on the same resamples of the tasks: a task that is easy for everybody moves everybody, so that differences
/// between submissions are surer than their intervals side by side suggest. The samples' own error is not drawn.
/// </summary>
internal static class JointResampling
{
    /// <summary>Whether the resamples of a matrix say how sure a difference is.</summary>
    public static bool IsTelling(ScoreMatrix matrix) => matrix.Tasks.Length >= BoardRanks.LeastTasks;

    /// <summary>Scores by submission and resample; negative infinity where a resample holds no scored task of the submission.</summary>
    public static double[][] Scores(ScoreMatrix matrix, int resamples, ulong seed)
    {
        var draws = ResampleCounts.Of(matrix.Tasks.Length, resamples, seed);
        var scores = new double[matrix.Rows][];
        Parallel.For(0, matrix.Rows, row => scores[row] = OfRow(matrix, row, draws));
        return scores;
    }

    private static double[] OfRow(ScoreMatrix matrix, int row, ResampleCounts draws)
    {
        var scores = draws.Sums(matrix.Terms(row));
        var counts = matrix.IsWhole(row) ? null : draws.Sums(matrix.Present(row));
        for (var i = 0; i < scores.Length; i++)
        {
            var count = counts?[i] ?? matrix.Tasks.Length;
            scores[i] = count == 0 ? double.NegativeInfinity : matrix.Mean == TaskMean.Harmonic ? count / scores[i] : scores[i] / count;
        }

        return scores;
    }
}
