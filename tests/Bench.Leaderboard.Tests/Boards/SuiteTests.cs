using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tests.Boards;

[TestFixture]
public sealed class SuiteTests
{
    private static readonly Dataset Two = Published.Of(
    [
        Published.Submission("wide-1", Published.Run("wide"), Published.Measured(1, 2, 4), Published.Measured(2, 1.5, 4)),
        Published.Submission("wide-2", Published.Run("wide"), Published.Measured(1, 1.2, 4), Published.Measured(2, 1.2, 4)),
        Published.Submission("other", Published.Run("other"), Published.Measured(3, 4, 4)),
    ]);

    [Test]
    public void Submissions_on_other_tasks_are_ranked_by_themselves_and_stand_after_the_larger_set()
    {
        var view = Board(BoardQuery.Usual);

        Assert.That(view.Rows.Select(row => (row.Id, row.Rank!.Place)), Is.EqualTo(new[] { ("wide-1", 1), ("wide-2", 2), ("other", 1) }));
        Assert.That(view.Suites.Select(suite => (suite.Tasks, suite.Submissions)), Is.EqualTo(new[] { (2, 2), (1, 1) }));
        Assert.That(view.Rows.Select(row => row.RankedBeside), Is.EqualTo(new[] { 2, 2, 1 }), "a badge says rank n of as many as its own set of tasks has");
    }

    [Test]
    public void Who_is_not_shown_still_counts_among_those_that_a_rank_is_of()
    {
        var view = Board(BoardQuery.Usual with { Text = "wide-2" });

        Assert.That(view.Rows.Select(row => (row.Id, row.Rank!.Place, row.RankedBeside)), Is.EqualTo(new[] { ("wide-2", 2, 2) }));
    }

    [Test]
    public void A_board_of_one_suite_shows_that_one_alone()
    {
        var suite = Board(BoardQuery.Usual).Suites[1].Id;

        var view = Board(BoardQuery.Usual.Of(suite));

        Assert.That(view.Rows.Select(row => row.Id), Is.EqualTo(new[] { "other" }));
        Assert.That(BoardQuery.Usual.Of(suite).ToUrl(), Is.EqualTo($"/?suite={suite}"));
    }

    [Test]
    public void A_suite_is_known_by_its_tasks_and_not_by_its_run()
    {
        var again = Published.Of([.. Two.Submissions, Published.Submission("again", Published.Run("again"), Published.Measured(2, 2, 4), Published.Measured(1, 2, 4))]);

        Assert.That(new SuiteList(again).All.Select(suite => suite.Submissions), Is.EqualTo(new[] { 3, 1 }));
    }

    [Test]
    public void An_empty_board_of_a_suite_offers_only_what_has_rows()
    {
        var view = Board(BoardQuery.Usual.Of("00000000") with { Text = "wide" });

        Assert.That(view.Rows, Is.Empty);
        Assert.That(view.Loosen.Select(looser => (looser.Filter, looser.Rows)), Is.EqualTo(new[] { ("the suite", 2), ("all filters", 3) }));
    }

    private static BoardView Board(BoardQuery query) => BoardView.Of(Two, query, new ScoreBook(Two));
}
