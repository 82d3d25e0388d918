using System.Numerics;
using System.Runtime.InteropServices;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Boards;

/// <summary>
/// Scores of all submissions on the same resamples of the tasks: a task that is easy for everybody moves everybody, so that differences
/// between submissions are surer than their intervals side by side suggest. The samples' own error is not drawn.
/// </summary>
internal static class JointResampling
{
    /// <summary>Scores by submission and resample; negative infinity where a resample holds no scored task of the submission.</summary>
    public static double[][] Scores(ScoreMatrix matrix, int resamples, ulong seed)
    {
        var draws = Draws(matrix.Tasks.Length, resamples, seed);
        var scores = new double[matrix.Rows][];
        Parallel.For(0, matrix.Rows, row => scores[row] = OfRow(matrix, row, draws));
        return scores;
    }

    /// <summary>How often each task was drawn, by resample.</summary>
    private static double[][] Draws(int tasks, int resamples, ulong seed)
    {
        var generator = new SplitMix64(seed);
        var draws = new double[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            draws[i] = new double[tasks];
            for (var j = 0; j < tasks; j++)
            {
                draws[i][generator.NextIndex(tasks)]++;
            }
        }

        return draws;
    }

    private static double[] OfRow(ScoreMatrix matrix, int row, double[][] draws)
    {
        var isWhole = matrix.IsWhole(row);
        return Array.ConvertAll(draws, draw =>
        {
            var count = isWhole ? draw.Length : Product(draw, matrix.Present(row));
            var sum = Product(draw, matrix.Terms(row));
            return count == 0 ? double.NegativeInfinity : matrix.Mean == TaskMean.Harmonic ? count / sum : sum / count;
        });
    }

    /// <summary>The sum of the products, several at a time.</summary>
    private static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < lefts.Length; i++)
        {
            sums += lefts[i] * rights[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = lefts.Length * Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
