using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;

namespace Bench.Leaderboard.Tasks;

/// <summary>The results of a data set by task, put together once for each state of the site.</summary>
public sealed class TaskBook
{
    private static readonly ConditionalWeakTable<Dataset, TaskBook> Books = [];

    private TaskBook(Dataset dataset)
    {
        var inputs = ScoreInputs.Of(dataset);
        var attempts = dataset.Submissions
            .SelectMany(submission => inputs[submission.Id].Tasks.Select(task => (task.Task, Tried: new TriedTask(submission, task.All))))
            .ToLookup(pair => pair.Task, pair => pair.Tried);
        Tried = dataset.Tasks.Keys.Union(attempts.Select(task => task.Key)).ToImmutableDictionary(task => task, task => attempts[task].ToImmutableArray());
        Replays = Tried.ToImmutableDictionary(task => task.Key, task => ReplaysOf(dataset.Tasks.GetValueOrDefault(task.Key)?.Spec, task.Value));
    }

    /// <summary>What each submission did with a task, in the order of the submissions.</summary>
    public ImmutableDictionary<TaskId, ImmutableArray<TriedTask>> Tried { get; }

    /// <summary>Where the expert of a task was measured, oldest first.</summary>
    public ImmutableDictionary<TaskId, ImmutableArray<Replay>> Replays { get; }

    /// <summary>The book of a data set.</summary>
    public static TaskBook Of(Dataset dataset) => Books.GetValue(dataset, static made => new TaskBook(made));

    private static ImmutableArray<Replay> ReplaysOf(TaskSpec? spec, ImmutableArray<TriedTask> tried)
    {
        ReplayRecord[] records = spec is null || spec.Replays.IsDefault ? [] : [.. spec.Replays];
        var sittings =
            from one in tried
            from result in one.Attempts
            where result is { Sitting: not null, ExpertSpeedup: not null }
            group (one, result) by (Run: one.Submission.Run.Id, result.Sitting) into sitting
            let first = sitting.First()
            select new Replay(
                first.one.Submission.Run.Manifest.MachineClass, first.result.ExpertSpeedup!, sitting.Max(pair => pair.result.Rotations), first.one.Submission.Run.Manifest.StartedAt[..10], sitting.Key.Run);
        return [.. records.Select(record => new Replay(record.Machine, record.Speedup, record.Rotations, record.Date, null)).Concat(sittings).OrderBy(replay => replay.Date, StringComparer.Ordinal)];
    }
}
