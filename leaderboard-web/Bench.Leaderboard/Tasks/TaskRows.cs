using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tasks;

/// <summary>Makes the rows of all tasks, once for each state of the site.</summary>
internal static class TaskRows
{
    private static readonly ConditionalWeakTable<Dataset, StrongBox<ImmutableArray<TaskRow>>> Made = [];

    /// <summary>The rows of a data set, in the order of the ids.</summary>
    public static ImmutableArray<TaskRow> Of(Dataset dataset) => Made.GetValue(dataset, static made => new StrongBox<ImmutableArray<TaskRow>>(Make(made))).Value;

    /// <summary>The repository of a task: <c>owner/name</c>, from its id.</summary>
    public static string RepositoryOf(TaskId task)
    {
        var name = task.Value[..task.Value.LastIndexOf('-')];
        var middle = name.IndexOf("__", StringComparison.Ordinal);
        return $"{name[..middle]}/{name[(middle + 2)..]}";
    }

    private static ImmutableArray<TaskRow> Make(Dataset dataset)
    {
        var book = TaskBook.Of(dataset);
        var values = TaskValues.Of(dataset);
        return [.. book.Tried.Keys.OrderBy(task => task.Value, StringComparer.Ordinal).Select(task => Row(dataset, book, values, task))];
    }

    private static TaskRow Row(Dataset dataset, TaskBook book, TaskValues values, TaskId task)
    {
        var entry = dataset.Tasks.GetValueOrDefault(task);
        var tried = book.Tried[task];
        var ranked = tried.Where(one => !one.Submission.IsWithdrawn).Select(one => one.Submission).ToList();
        double[] attainments = [.. ranked.Select(submission => values.Attainment(submission.Id, task)).OfType<double>()];
        double[] solved = [.. ranked.Select(submission => values.Solved(submission.Id, task)).OfType<double>()];
        var replays = book.Replays[task];
        return new TaskRow(
            task,
            RepositoryOf(task),
            entry?.Title ?? task.Value,
            entry?.Spec?.Language,
            replays.LastOrDefault()?.Speedup ?? tried.SelectMany(one => one.Attempts).Select(result => result.ExpertSpeedup).FirstOrDefault(speedup => speedup is not null),
            attainments.Length == 0 ? null : 1 - attainments.Average(),
            solved.Sum(),
            solved.Length,
            Replay.StateOf(replays),
            replays.Length,
            tried.Select(one => Day(one.Submission.Run.Publication)).Min(StringComparer.Ordinal));
    }

    private static string Day(Publication publication) => publication.PublishedAt[..10];
}
