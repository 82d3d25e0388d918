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

    private readonly Dictionary<string, Dictionary<TaskId, double>> attainments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<TaskId, double>> solved = new(StringComparer.Ordinal);

    private TaskValues(Dataset dataset)
    {
        var opt = new OptRule();
        foreach (var (submission, input) in ScoreInputs.Of(dataset))
        {
            attainments.Add(submission.Id, Values(ScoreRules.Default, input));
            solved.Add(submission.Id, Values(opt, input));
        }
    }

    /// <summary>The values of a data set.</summary>
    public static TaskValues Of(Dataset dataset) => Made.GetValue(dataset, static made => new TaskValues(made));

    /// <summary>The attainment of a submission at a task, 0…1; null when it is not scored.</summary>
    public double? Attainment(string submission, TaskId task) => attainments[submission].TryGetValue(task, out var value) ? value : null;

    /// <summary>Whether a submission solved a task, 0 or 1 and between for several attempts; null when it is not scored.</summary>
    public double? Solved(string submission, TaskId task) => solved[submission].TryGetValue(task, out var value) ? value : null;

    private static Dictionary<TaskId, double> Values(IScoreRule rule, ScoreInput input)
    {
        var values = new Dictionary<TaskId, double>(input.Tasks.Length);
        foreach (var task in input.Tasks)
        {
            if (rule.Value(task) is { } value)
            {
                values.Add(task.Task, value);
            }
        }

        return values;
    }
}
