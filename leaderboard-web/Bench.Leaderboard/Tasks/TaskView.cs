using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>One task.</summary>
/// <param name="Row">What the list of tasks says of it.</param>
/// <param name="Spec">The task as published; null when only results name it.</param>
/// <param name="Files">Its texts.</param>
/// <param name="Stages">The funnel's stages with their evidence; none for a task written by hand.</param>
/// <param name="Warnings">What a reader should know before trusting it.</param>
/// <param name="Replays">Where its expert was measured, oldest first.</param>
/// <param name="Tried">Each submission's best attempt, the largest ratio first.</param>
/// <param name="Notices">What happened to it, newest first.</param>
public sealed record TaskView(
    TaskRow Row,
    TaskSpec? Spec,
    TaskFiles Files,
    ImmutableArray<StageRecord> Stages,
    ImmutableArray<string> Warnings,
    ImmutableArray<Replay> Replays,
    ImmutableArray<TriedRow> Tried,
    ImmutableArray<Notice> Notices) : IView
{
    /// <summary>Puts the page together; null when nothing names such a task.</summary>
    public static TaskView? Of(Dataset dataset, TaskId task, TaskFiles files)
    {
        if (TaskRows.Of(dataset).FirstOrDefault(row => row.Task == task) is not { } found)
        {
            return null;
        }

        var book = TaskBook.Of(dataset);
        var spec = dataset.Tasks.GetValueOrDefault(task)?.Spec;
        var notes = spec?.Provenance is { Stages.IsDefault: false } provenance ? provenance.Stages : [];
        return new TaskView(
            found,
            spec,
            files,
            StageRecord.Of(spec?.Provenance),
            [.. notes.Where(note => note.Name == StageRecord.Warning).Select(note => note.Evidence)],
            book.Replays[task],
            [.. book.Tried[task].Select(TriedRow.Of)
                .OrderByDescending(row => row.Ratio?.Point ?? double.MinValue).ThenBy(row => row.Outcome).ThenBy(row => row.Submission, StringComparer.Ordinal)],
            [.. dataset.Notices.Where(notice => notice.Task == task.Value)]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["submission", "name", "withdrawn", "outcome", "speedup", "speedup_low", "speedup_high", "ratio", "ratio_low", "ratio_high", "attainment", "attempts"],
        Tried.Select(row => (IReadOnlyList<object?>)
        [
            row.Submission, row.Name, row.IsWithdrawn, QueryWords<Contracts.Outcomes.OutcomeKind>.Of(row.Outcome), row.Speedup?.Point, row.Speedup?.KnownLow, row.Speedup?.KnownHigh,
            row.Ratio?.Point, row.Ratio?.KnownLow, row.Ratio?.KnownHigh, row.Attainment, row.Attempts,
        ]));
}
