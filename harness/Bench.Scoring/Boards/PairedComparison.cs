using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Boards;

/// <summary>Two submissions side by side, paired by task.</summary>
/// <param name="Difference">Score of the first less score of the second on the tasks that both were asked; null when one of them has none there.</param>
/// <param name="Interval">95 % interval of the difference, by resampling those tasks for both at once; null when there is no difference, and where the tasks are fewer than six, which tells nothing.</param>
/// <param name="Test">Signed-rank test of the logarithms of the tasks' factors.</param>
/// <param name="Tasks">Every task that one of them was asked, by id.</param>
public sealed record PairedComparison(double? Difference, Interval? Interval, SignedRankTest Test, ImmutableArray<TaskDifference> Tasks)
{
    /// <summary>Tasks on which the first stands so against the second.</summary>
    public int Count(PairStanding standing) => Tasks.Count(task => task.Standing == standing);

    /// <summary>Tasks, of those with a result of both, on which the first is faster than base and the second is not.</summary>
    public IEnumerable<TaskId> OnlyA() => Tasks.Where(task => task is { Factor: not null, SolvedA: true, SolvedB: false }).Select(task => task.Task);

    /// <summary>Tasks, of those with a result of both, on which the second is faster than base and the first is not.</summary>
    public IEnumerable<TaskId> OnlyB() => Tasks.Where(task => task is { Factor: not null, SolvedA: false, SolvedB: true }).Select(task => task.Task);

    /// <summary>Compares two submissions.</summary>
    /// <param name="rule">Rule of the scores.</param>
    /// <param name="a">Results of the first.</param>
    /// <param name="b">Results of the second.</param>
    public static PairedComparison Of(IScoreRule rule, ScoreInput a, ScoreInput b)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (first, second) = (a.Tasks.ToDictionary(task => task.Task), b.Tasks.ToDictionary(task => task.Task));
        var matrix = ScoreMatrix.Of(rule, [a.Of(second.ContainsKey), b.Of(first.ContainsKey)]);
        ImmutableArray<TaskDifference> tasks =
            [.. first.Keys.Union(second.Keys).OrderBy(task => task.Value, StringComparer.Ordinal).Select(task => TaskDifference.Of(rule, task, first.GetValueOrDefault(task), second.GetValueOrDefault(task)))];
        return new PairedComparison(
            matrix.Points[0] - matrix.Points[1],
            matrix.Points is [not null, not null] && JointResampling.IsTelling(matrix) ? Resampled(matrix, a.Seed) : null,
            SignedRankTest.Of(tasks.Where(task => task.Factor is not null).Select(task => Math.Log(task.Factor!.Point))),
            tasks);
    }

    private static Interval Resampled(ScoreMatrix matrix, ulong seed)
    {
        var scores = JointResampling.Scores(matrix, Bootstrap.DefaultResamples, seed);
        double[] differences = [.. scores[0].Zip(scores[1], (a, b) => a - b).Where(double.IsFinite)];
        return differences.Length == 0 ? Statistics.Interval.Everything : Bootstrap.Percentiles(differences);
    }
}
