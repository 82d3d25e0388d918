using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;
using Bench.Scoring.Boards;

namespace Bench.Leaderboard.Boards;

/// <summary>The board as its page, its JSON and its CSV show it.</summary>
/// <param name="DatasetVersion">Version of the dataset.</param>
/// <param name="Rule">Id of the rule, with its threshold.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="P">Threshold of the column Opt.</param>
/// <param name="Rows">Submissions that are ranked, and those that have no score, in the order of the query.</param>
/// <param name="Withdrawn">Submissions that are no longer ranked, with the reason.</param>
/// <param name="Ranked">Submissions that have a rank; more than the rows when a text hides some.</param>
/// <param name="Tasks">Most tasks that count in one of the scores.</param>
/// <param name="ValidTasks">Tasks of the dataset whose expert patch was seen to clear its bar.</param>
/// <param name="Neighbours">Pairs of neighbours in rank.</param>
/// <param name="Separate">Those of them whose order is beyond doubt.</param>
/// <param name="Loosen">When there is no row: each filter that could be dropped, what it is called and how many rows there would be.</param>
/// <param name="Suites">Suites of the rows, that with most submissions first.</param>
/// <param name="Machines">Machines of the rows by class.</param>
public sealed record BoardView(
    string DatasetVersion,
    string Rule,
    int RuleVersion,
    double P,
    ImmutableArray<BoardRow> Rows,
    ImmutableArray<BoardRow> Withdrawn,
    int Ranked,
    int Tasks,
    int ValidTasks,
    int Neighbours,
    int Separate,
    ImmutableArray<LooserBoard> Loosen,
    ImmutableArray<Suite> Suites,
    ImmutableSortedDictionary<string, string> Machines) : IView
{
    private static readonly ImmutableArray<string> Columns =
    [
        "rank", "rank_low", "rank_high", "keeps_rank", "id", "name", "model", "agent", "organisation", "suite", "score", "score_low", "score_high", "tasks", "unscored",
        "adjusted_score", "opt", "parity_rate", "faster_rate", "faults", "cost_usd", "level", "disputed", "withdrawn", "marks", "notice", "published_at", "machine_class", "moved",
    ];

    /// <summary>The board; the usual one is made once for a dataset.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="book">Scores of that dataset.</param>
    public static BoardView Of(Dataset dataset, BoardQuery query, ScoreBook book) =>
        query == BoardQuery.Usual ? book.Usual(() => Made(dataset, query, book)) : Made(dataset, query, book);

    /// <summary>The board out of the scores, which are computed where they are not known.</summary>
    internal static BoardView Made(Dataset dataset, BoardQuery query, ScoreBook book)
    {
        var rule = query.Choice.Resolved;
        var chosen = dataset.Submissions.Where(entry => BoardFilter.Ranks(query, entry, book.Suites)).ToList();
        var ranked = chosen.Where(entry => !entry.IsWithdrawn).ToList();
        var scores = book.Of(ranked, query.Choice);
        var ranks = book.Ranks(ranked, query.Choice);
        var usual = query.Choice.Normal == ScoreChoice.Usual ? null : book.Ranks(ranked, ScoreChoice.Usual);
        var beside = ranked.Where(entry => ranks.ContainsKey(entry.Id)).CountBy(book.Suites.Of, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var rows = ranked.Where(entry => BoardFilter.Shows(query, entry)).Select(entry => Row(entry, query, book, ranks.GetValueOrDefault(entry.Id), usual?.GetValueOrDefault(entry.Id)))
            .Select(row => row with { RankedBeside = beside.GetValueOrDefault(row.Suite) });
        var withdrawn = chosen.Where(entry => entry.IsWithdrawn && BoardFilter.Shows(query, entry)).Select(entry => Row(entry, query, book, null, null));
        var sorted = Sorted(rows, query, book.Suites);
        var suites = ranked.Where(entry => ranks.ContainsKey(entry.Id)).GroupBy(book.Suites.Of, entry => ranks[entry.Id], StringComparer.Ordinal).Select(suite => suite.ToList()).ToList();
        return new BoardView(
            dataset.Version,
            rule.Id,
            rule.Version,
            query.Choice.P,
            sorted,
            BoardColumn.Sort(withdrawn, query),
            ranks.Count,
            scores.Values.Select(score => score.Tasks).DefaultIfEmpty(0).Max(),
            book.ValidTasks,
            suites.Sum(suite => suite.Count - 1),
            suites.Sum(suite => suite.Count(rank => rank.TiedTo == rank.Rank && rank.Rank < suite.Count)),
            sorted.IsEmpty ? BoardFilter.Loosen(query, book) : [],
            [.. book.Suites.All.Where(suite => chosen.Any(entry => book.Suites.Of(entry) == suite.Id))],
            chosen.Select(entry => entry.Run.Manifest).DistinctBy(manifest => manifest.MachineClass)
                .ToImmutableSortedDictionary(manifest => manifest.MachineClass, Machine, StringComparer.Ordinal));
    }

    /// <summary>On what the submissions were made, in words: <c>500 tasks</c>, or <c>2 sets of tasks</c> where no one number of tasks is theirs.</summary>
    public string MadeOn() => Suites.Length > 1 ? Figures.Count(Suites.Length, "set of tasks", "sets of tasks") : Figures.Count(Tasks, "task", "tasks");

    /// <summary>How many are ranked, in words: <c>31 submissions</c>, or <c>3 of 31 submissions</c> where a text hides the others.</summary>
    public string RankedWords() =>
        Rows.Count(row => row.Rank is not null) is var shown && shown == Ranked ? Figures.Count(Ranked, "submission", "submissions")
            : string.Create(CultureInfo.InvariantCulture, $"{shown:N0} of {Figures.Count(Ranked, "submission", "submissions")}");

    /// <summary>Most tasks that count in one of the scores that a row is ranked among.</summary>
    /// <param name="suite">Suite of the row.</param>
    public int TasksIn(string suite) => Suites.Length > 1 ? Rows.Where(row => row.Suite == suite).Max(row => row.Score.Tasks) : Tasks;

    /// <inheritdoc/>
    public CsvTable Table() => new(Columns, Rows.Concat(Withdrawn).Select(Cells));

    /// <summary>By place, one suite stands after the other; by any other column they are mixed.</summary>
    private static ImmutableArray<BoardRow> Sorted(IEnumerable<BoardRow> rows, BoardQuery query, SuiteList suites)
    {
        var sorted = BoardColumn.Sort(rows, query);
        return query.Sort == BoardQuery.UsualSort ? [.. sorted.OrderBy(row => suites.Place(row.Suite))] : sorted;
    }

    private static BoardRow Row(SubmissionEntry entry, BoardQuery query, ScoreBook book, RowRank? rank, RowRank? usual)
    {
        var tally = book.Tally(entry);
        return new BoardRow(
            entry.Id,
            entry.Name,
            entry.Submission.Model,
            entry.Submission.Agent,
            entry.Submission.Organisation,
            book.Suites.Of(entry),
            Rank.Of(rank),
            usual?.Rank - rank?.Rank,
            book.Of(entry, query.Choice),
            book.Point(entry, query.Choice with { IsAdjusted = true }),
            book.Point(entry, query.Choice.Opt),
            tally.ParityRate,
            tally.FasterRate,
            tally.Faults,
            entry.Submission.CostUsd,
            entry.Run.Publication.Level,
            entry.IsDisputed,
            entry.IsWithdrawn,
            Marks.Of(entry),
            Figures.Day(entry.Run.Publication.PublishedAt),
            entry.Run.Manifest.MachineClass,
            entry.Notices.FirstOrDefault()?.Reason);
    }

    private static string Machine(RunManifest manifest) => !manifest.IsMeasured ? "not known" :
        string.Create(CultureInfo.InvariantCulture, $"{manifest.Machine.CpuModel ?? "unknown processor"}, {Figures.Count(manifest.Machine.PhysicalCores, "core", "cores")}");

    private static IReadOnlyList<object?> Cells(BoardRow row) =>
    [
        row.Rank?.Place, row.Rank?.Low, row.Rank?.High, row.Rank?.Keeps, row.Id, row.Name, row.Model, row.Agent, row.Organisation, row.Suite, row.Score.Point, row.Score.Low, row.Score.High,
        row.Score.Tasks, row.Score.Unscored, row.AdjustedScore, row.Opt, row.Parity, row.Faster, row.Faults, row.CostUsd,
        row.Level, row.IsDisputed, row.IsWithdrawn, string.Join("; ", row.Marks), row.Notice, row.PublishedAt, row.MachineClass, row.Moved,
    ];
}
