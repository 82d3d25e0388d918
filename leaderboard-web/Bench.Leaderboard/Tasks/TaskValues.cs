using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Tasks;

/// <summary>What each submission reached at each task, by the rules; made once for each state of the site.</summary>
internal sealed class TaskValues
{
    private static readonly ConditionalWeakTable<Dataset, TaskValues> Made = [];

    private readonly FrozenDictionary<TaskId, int> places;
    private readonly FrozenDictionary<string, double[]> attainments;
    private readonly FrozenDictionary<string, double[]> solved;

    private TaskValues(Dataset dataset)
    {
        places = TaskBook.Of(dataset).Tried.Keys.Index().ToFrozenDictionary(task => task.Item, task => task.Index);
        var inputs = ScoreInputs.Of(dataset);
        attainments = Values(dataset, inputs, ScoreRules.Default);
        solved = Values(dataset, inputs, new OptRule());
    }

    /// <summary>The values of a data set.</summary>
    public static TaskValues Of(Dataset dataset) => Made.GetValue(dataset, static made => new TaskValues(made));

    /// <summary>The attainment of a submission at a task, 0…1; null when it is not scored.</summary>
    public double? Attainment(string submission, TaskId task) => Known(attainments[submission][places[task]]);

    /// <summary>Whether a submission solved a task, 0 or 1 and between for several attempts; null when it is not scored.</summary>
    public double? Solved(string submission, TaskId task) => Known(solved[submission][places[task]]);

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    /// <summary>Values of all tasks of each submission, by their places; not a number where there is none.</summary>
    private FrozenDictionary<string, double[]> Values(Dataset dataset, ScoreInputs inputs, IScoreRule rule) => dataset.Submissions.ToFrozenDictionary(
        submission => submission.Id,
        submission =>
        {
            var values = new double[places.Count];
            Array.Fill(values, double.NaN);
            foreach (var task in inputs[submission.Id].Tasks)
            {
                values[places[task.Task]] = rule.Value(task) ?? double.NaN;
            }

            return values;
        },
        StringComparer.Ordinal);
}
