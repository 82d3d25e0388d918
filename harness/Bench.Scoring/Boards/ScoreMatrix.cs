using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;

namespace Bench.Scoring.Boards;

/// <summary>The values of tasks under one rule, submissions by tasks, laid out for resampling.</summary>
public sealed class ScoreMatrix
{
    private readonly double[][] terms;
    private readonly double[][] present;

    private ScoreMatrix(IScoreRule rule, IReadOnlyList<ScoreInput> submissions)
    {
        Mean = rule.Mean;
        Points = [.. submissions.Select(rule.Point)];
        Tasks = [.. submissions.SelectMany(submission => submission.Tasks).Select(task => task.Task).Distinct().OrderBy(task => task.Value, StringComparer.Ordinal)];
        terms = new double[submissions.Count][];
        present = new double[submissions.Count][];
        var columns = Tasks.Index().ToDictionary(task => task.Item, task => task.Index);
        for (var row = 0; row < submissions.Count; row++)
        {
            terms[row] = new double[Tasks.Length];
            present[row] = new double[Tasks.Length];
            foreach (var task in submissions[row].Tasks)
            {
                if (rule.Value(task) is { } value)
                {
                    var column = columns[task.Task];
                    terms[row][column] = Mean == TaskMean.Harmonic ? 1 / value : value;
                    present[row][column] = 1;
                }
            }
        }
    }

    /// <summary>How the values of a row become its score.</summary>
    public TaskMean Mean { get; }

    /// <summary>Every task that some submission was asked, by id.</summary>
    public ImmutableArray<TaskId> Tasks { get; }

    /// <summary>Score of each submission, the point of <see cref="IScoreRule.Score"/>; null where no task is scored.</summary>
    public ImmutableArray<double?> Points { get; }

    /// <summary>Number of submissions.</summary>
    public int Rows => terms.Length;

    /// <summary>What a rule says of submissions.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="submissions">Results of each, in the order of the rows.</param>
    public static ScoreMatrix Of(IScoreRule rule, IReadOnlyList<ScoreInput> submissions)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(submissions);
        return new ScoreMatrix(rule, submissions);
    }

    /// <summary>What is summed for a row: the values, or 1/value for a harmonic mean; 0 where a task is not scored.</summary>
    internal double[] Terms(int row) => terms[row];

    /// <summary>1 where a task of a row is scored, 0 where it is not.</summary>
    internal double[] Present(int row) => present[row];

    /// <summary>Whether every task of a row is scored.</summary>
    internal bool IsWhole(int row) => Array.TrueForAll(present[row], one => one == 1);
}
