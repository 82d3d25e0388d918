using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tests.Boards;

/// <summary>The board as numbers, on three submissions and four tasks that can be worked by hand.</summary>
[TestFixture]
public sealed class BoardViewTests
{
    // The expert is 4 times as fast everywhere. "all" reaches it, "half" reaches its square root, "none" breaks tests.
    private static readonly SubmissionEntry All = Four("all", task => Some.Measured(Some.Task(task), "all", 4, 4));
    private static readonly SubmissionEntry Half = Four("half", task => Some.Measured(Some.Task(task), "half", 2, 4));
    private static readonly SubmissionEntry None = Four("none", task => Some.Decided(Some.Task(task), "none", OutcomeKind.Failed, ReasonCode.TestRegression) with { ExpertSpeedup = new Estimate(4, 3.8, 4.2) });

    [TestCase("attainment", 1.0, 0.5, 0.0)]
    [TestCase("sr-hm", 1.0, 0.5, 0.25)]
    [TestCase("opt@1", 1.0, 0.0, 0.0)]
    [TestCase("pie-opt@1", 1.0, 1.0, 0.0)]
    [TestCase("pie-speedup@1", 4.0, 2.0, 1.0)]
    [TestCase("pie-correct@1", 1.0, 1.0, 0.0)]
    public void Scores_are_those_worked_by_hand(string rule, double all, double half, double none)
    {
        var rows = View(new BoardQuery(ScoreChoice.Usual with { Rule = rule }), All, Half, None).Rows.ToDictionary(row => row.Id, row => row.Score.Point);

        Assert.Multiple(() =>
        {
            Assert.That(rows["all"], Is.EqualTo(all).Within(1e-9));
            Assert.That(rows["half"], Is.EqualTo(half).Within(1e-9));
            Assert.That(rows["none"], Is.EqualTo(none).Within(1e-9));
        });
    }

    [Test]
    public void Equal_scores_share_a_place()
    {
        var rows = View(new BoardQuery(ScoreChoice.Usual with { Rule = "pie-correct@1" }), All, Half, None).Rows;

        Assert.That(rows.Select(row => (row.Id, row.Rank!.Place)), Is.EqualTo(new[] { ("all", 1), ("half", 1), ("none", 3) }));
        Assert.That(rows[0].Rank!.Words, Is.EqualTo("1–3"), "four tasks leave every order in doubt");
    }

    [Test]
    public void Places_gained_are_counted_against_the_default_rule()
    {
        var fast = Four("fast", task => Some.Measured(Some.Task(task), "fast", task == 0 ? 64 : 1, 4));

        var rows = View(new BoardQuery(ScoreChoice.Usual with { Rule = "pie-speedup@1" }), All, Half, fast).Rows.ToDictionary(row => row.Id);

        Assert.That((rows["fast"].Moved, rows["all"].Moved, rows["half"].Moved), Is.EqualTo(((int?)2, (int?)-1, (int?)-1)));
    }

    [Test]
    public void A_fault_is_nobody_s_score()
    {
        var faulty = Some.Submission("faulty", [.. All.Results.Take(3).Select(result => result with { Model = "faulty" }), Some.Decided(Some.Task(3), "faulty", OutcomeKind.Fault, ReasonCode.HostUnstable)]);

        var row = View(BoardQuery.Usual, faulty).Rows.Single();

        Assert.That((row.Score.Point, row.Score.Tasks, row.Score.Unscored, row.Faults, row.Parity), Is.EqualTo((1.0, 3, 1, 1, 1.0)));
    }

    [Test]
    public void Faults_alone_are_shown_last_and_not_ranked()
    {
        var broken = Four("broken", task => Some.Decided(Some.Task(task), "broken", OutcomeKind.Fault, ReasonCode.HostUnstable));

        var rows = View(new BoardQuery(ScoreChoice.Usual, Sort: "score"), All, None, broken).Rows;

        Assert.That(rows.Select(row => row.Id), Is.EqualTo(new[] { "none", "all", "broken" }));
        Assert.That(rows[2].Rank, Is.Null);
        Assert.That(rows[2].Score.Point, Is.Null);
    }

    [Test]
    public void A_doubted_result_counts_as_a_failure_in_the_adjusted_score()
    {
        var doubted = Some.Submission("doubted", [.. All.Results.Select((result, i) => result with { Model = "doubted", ReasonCodes = i == 0 ? [ReasonCode.ImplausibleSpeedup] : [] })]);

        var raw = View(BoardQuery.Usual, doubted).Rows.Single();
        var adjusted = View(new BoardQuery(ScoreChoice.Usual with { IsAdjusted = true }), doubted).Rows.Single();

        Assert.That((raw.Score.Point, raw.AdjustedScore, adjusted.Score.Point), Is.EqualTo((1.0, 0.75, 0.75)));
    }

    [Test]
    public void A_withdrawn_submission_stays_visible_with_its_reason()
    {
        var gone = All with { Notices = [new Notice("2026-11-03T00:00:00Z", NoticeKind.Withdrawal, "Wrong model named.", All.Id)] };

        var view = View(BoardQuery.Usual, gone, Half);

        Assert.That(view.Rows.Select(row => row.Id), Is.EqualTo(new[] { "half" }));
        Assert.That((view.Withdrawn.Single().Id, view.Withdrawn.Single().Notice, view.Ranked), Is.EqualTo(("all", "Wrong model named.", 1)));
    }

    [Test]
    public void A_text_hides_rows_and_ranks_nobody_anew()
    {
        var view = View(new BoardQuery(ScoreChoice.Usual, Text: "HALF"), All, Half, None);

        Assert.That(view.Rows.Single().Rank!.Place, Is.EqualTo(2));
        Assert.That(view.Ranked, Is.EqualTo(3));
    }

    [Test]
    public void An_empty_board_says_which_filter_to_drop()
    {
        var view = View(new BoardQuery(ScoreChoice.Usual, Level: "reproduced", Text: "half"), All, Half);

        Assert.That(view.Rows, Is.Empty);
        Assert.That(view.Loosen.Select(looser => (looser.Filter, looser.Url, looser.Rows)), Is.EqualTo(new[] { ("the level", "/?q=half", 1), ("all filters", "/", 2) }));
    }

    [Test]
    public void What_a_looser_filter_promises_leaves_out_what_is_withdrawn()
    {
        var gone = Half with { Notices = [new Notice("2026-11-03T00:00:00Z", NoticeKind.Withdrawal, "Wrong model named.", Half.Id)] };

        var view = View(new BoardQuery(ScoreChoice.Usual, Text: "nobody"), All, gone);

        Assert.That(view.Loosen.Select(looser => looser.Rows), Is.EqualTo(new[] { 1, 1 }), "without the text, without all filters");
    }

    [Test]
    public void Rows_that_must_not_stand_beside_others_are_marked_and_can_be_left_out()
    {
        var open = All with { Run = All.Run with { Manifest = All.Run.Manifest with { Sandbox = new SandboxLevel(SandboxKind.Process, []), Grade = RunGrade.Development } } };

        Assert.That(View(BoardQuery.Usual, open, Half).Rows.Single(row => row.Id == "all").Marks, Is.EqualTo(new[] { "process sandbox", "development grade" }));
        Assert.That(View(new BoardQuery(ScoreChoice.Usual, Level: "isolated"), open, Half).Rows.Single().Id, Is.EqualTo("half"));
    }

    [Test]
    public void A_plain_process_has_no_rank_beside_isolated_rows_and_one_among_its_own()
    {
        var open = All with { Run = All.Run with { Manifest = All.Run.Manifest with { Sandbox = new SandboxLevel(SandboxKind.Process, []) } } };

        var mixed = View(new BoardQuery(ScoreChoice.Usual), open, Half, None);
        var alone = View(new BoardQuery(ScoreChoice.Usual), open);

        Assert.That(mixed.Rows.Select(row => (row.Id, row.Rank?.Place)), Is.EqualTo(new (string, int?)[] { ("half", 1), ("none", 2), ("all", null) }));
        Assert.That((mixed.Ranked, mixed.Rows[0].RankedBeside), Is.EqualTo((2, 2)));
        Assert.That(alone.Rows.Single().Rank!.Place, Is.EqualTo(1));
    }

    [Test]
    public void A_book_takes_over_what_another_dataset_leaves_as_it_was()
    {
        var before = new ScoreBook(Some.Of(All, Half));
        var known = before.Of(All, ScoreChoice.Usual);

        var after = new ScoreBook(Some.Of(All, Half, None), before);

        Assert.That(after.Of(All, ScoreChoice.Usual), Is.SameAs(known));
        Assert.That(after.Of(None, ScoreChoice.Usual).Point, Is.Zero);
    }

    private static SubmissionEntry Four(string id, Func<int, TaskResult> result) => Some.Submission(id, [.. Enumerable.Range(0, 4).Select(result)]);

    private static BoardView View(BoardQuery query, params ImmutableArray<SubmissionEntry> entries)
    {
        var dataset = Some.Of(entries);
        return BoardView.Of(dataset, query, new ScoreBook(dataset));
    }
}
