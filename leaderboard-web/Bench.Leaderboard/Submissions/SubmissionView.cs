using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Submissions;

/// <summary>A submission as its page, its JSON and its CSV show it.</summary>
/// <param name="DatasetVersion">Version of the dataset.</param>
/// <param name="Submission">Who made it, as published.</param>
/// <param name="Run">Identity of its run.</param>
/// <param name="Level">How far it has been checked.</param>
/// <param name="IsDisputed">Whether a dispute about it is open.</param>
/// <param name="IsWithdrawn">Whether it is no longer ranked.</param>
/// <param name="Marks">What a reader must know before putting it beside others.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Manifest">What its run was made of.</param>
/// <param name="Rule">Id of the rule of weights and contributions.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Rank">Its place under that rule among all of its suite that are not withdrawn; null when it has none.</param>
/// <param name="Ranked">How many are ranked there.</param>
/// <param name="Scores">Its score under every rule.</param>
/// <param name="Curve">Its <c>opt@k</c> at the thresholds 0, 0.05 … 1, with the k of the query.</param>
/// <param name="Outcomes">Attempts by outcome.</param>
/// <param name="Tally">The same in rates.</param>
/// <param name="Tasks">Its tasks in the order of the query.</param>
/// <param name="Heaviest">The ten tasks of most weight, heaviest first.</param>
/// <param name="Notices">What happened to it, newest first.</param>
public sealed record SubmissionView(
    string DatasetVersion,
    PublishedSubmission Submission,
    string Run,
    PublicationLevel Level,
    bool IsDisputed,
    bool IsWithdrawn,
    ImmutableArray<string> Marks,
    string PublishedAt,
    RunManifest Manifest,
    string Rule,
    int RuleVersion,
    Rank? Rank,
    int Ranked,
    ImmutableArray<RuleRow> Scores,
    ImmutableArray<OptPoint> Curve,
    ImmutableSortedDictionary<OutcomeKind, int> Outcomes,
    Tally Tally,
    ImmutableArray<TaskRow> Tasks,
    ImmutableArray<TaskRow> Heaviest,
    ImmutableArray<Notice> Notices) : IView
{
    /// <summary>How many tasks are named as the heaviest.</summary>
    public const int Named = 10;

    private static readonly ImmutableArray<string> Columns =
    [
        "task", "attempts", "attempt", "outcome", "expert_speedup", "expert_speedup_low", "expert_speedup_high", "speedup", "speedup_low", "speedup_high",
        "ratio", "ratio_low", "ratio_high", "tests_passed", "tests", "value", "weight", "adds", "reason_codes",
    ];

    /// <summary>Makes the view of a submission.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="entry">The submission.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of that dataset.</param>
    public static SubmissionView Of(Dataset dataset, SubmissionEntry entry, SubmissionQuery query, ScoreBook book)
    {
        var rule = query.Choice.Resolved;
        var rows = Rows(entry, query.Choice, book);
        var ranks = book.Ranks([.. dataset.Submissions.Where(other => !other.IsWithdrawn)], query.Choice);
        return new SubmissionView(
            dataset.Version,
            entry.Submission,
            entry.Run.Id,
            entry.Run.Publication.Level,
            entry.IsDisputed,
            entry.IsWithdrawn,
            Boards.Marks.Of(entry),
            entry.Run.Publication.PublishedAt,
            entry.Run.Manifest,
            rule.Id,
            rule.Version,
            Rank.Of(ranks.GetValueOrDefault(entry.Id)),
            dataset.Submissions.Count(other => ranks.ContainsKey(other.Id) && book.Suites.Of(other) == book.Suites.Of(entry)),
            [.. ScoreChoice.Rules.Select(id => UnderRule(entry, query.Choice with { Rule = id }, book))],
            OptCurve.Of(book.Input(entry, query.Choice), query.Choice.K),
            entry.Results.CountBy(result => result.Outcome).ToImmutableSortedDictionary(),
            book.Tally(entry),
            TaskColumn.Sort(rows, query),
            [.. rows.Where(row => row.Weight is not null).Take(Named)],
            entry.Notices);
    }

    /// <summary>Tasks of a submission in the order of their contributions; those that are not scored come last.</summary>
    public static ImmutableArray<TaskRow> Rows(SubmissionEntry entry, ScoreChoice choice, ScoreBook book)
    {
        var contributions = book.Contributions(entry, choice).Index().ToDictionary(pair => pair.Item.Task, pair => pair);
        return
        [
            .. entry.Results.GroupBy(result => result.Task)
                .Select(task => (All: task.OrderBy(result => result.Attempt).ToList(), Contribution: contributions.TryGetValue(task.Key, out var found) ? found : (Index: int.MaxValue, Item: null)))
                .OrderBy(task => task.Contribution.Index).ThenBy(task => task.All[0].Task.Value, StringComparer.Ordinal)
                .Select((task, i) => Row(task.All, i + 1, task.Contribution.Item)),
        ];
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(Columns, Tasks.Select(Cells));

    private static TaskRow Row(List<TaskResult> attempts, int place, Contribution? contribution)
    {
        var shown = attempts.Find(result => result.Outcome != OutcomeKind.Fault) ?? attempts[0];
        return new TaskRow(
            shown.Task,
            place,
            attempts.Count,
            shown.Attempt,
            shown.Outcome,
            shown.ExpertSpeedup,
            shown.Speedup,
            shown.Ratio,
            shown.Parity?.Passed,
            shown.Parity is { } parity ? parity.Passed + parity.Failed + parity.Missing : null,
            contribution?.Value,
            contribution?.Share,
            contribution?.Adds,
            shown.ReasonCodes);
    }

    private static RuleRow UnderRule(SubmissionEntry entry, ScoreChoice choice, ScoreBook book) => new(
        choice.Resolved.Id,
        choice.Resolved.Version,
        book.Of(entry, choice),
        book.Point(entry, choice with { IsAdjusted = true }),
        book.Contributions(entry, choice) is { IsEmpty: false } all ? all.Take(Named).Sum(contribution => contribution.Share) : null);

    private static IReadOnlyList<object?> Cells(TaskRow row) =>
    [
        row.Task.Value, row.Attempts, row.Attempt, row.Outcome, row.ExpertSpeedup?.Point, row.ExpertSpeedup?.KnownLow, row.ExpertSpeedup?.KnownHigh,
        row.Speedup?.Point, row.Speedup?.KnownLow, row.Speedup?.KnownHigh, row.Ratio?.Point, row.Ratio?.KnownLow, row.Ratio?.KnownHigh,
        row.Passed, row.Tests, row.Value, row.Weight, row.Adds, string.Join(' ', row.Codes.Select(code => code.Name())),
    ];
}
