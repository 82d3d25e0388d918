using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Tests.Tasks;

[TestFixture]
public sealed class TasksViewTests
{
    [Test]
    public void Without_data_there_is_no_task_and_nothing_to_choose()
    {
        var view = TasksView.Of(Published.Of([]), new TasksQuery());

        Assert.That(view.Rows, Is.Empty);
        Assert.That(view.Repositories, Is.Empty);
        Assert.That(view.Table().Rows, Is.Empty);
    }

    [Test]
    public void Hardness_is_one_less_the_mean_attainment_and_solved_counts_the_expert_reached()
    {
        var run = Published.Run();
        var view = TasksView.Of(
            Published.Of([Published.Submission("a", run, Published.Measured(1, 4, 4)), Published.Submission("b", run, Published.Measured(1, 2, 4)), Published.Submission("c", run, Published.Failed(1))]),
            new TasksQuery());

        var row = view.Rows.Single();
        Assert.That(row.Hardness, Is.EqualTo(0.5).Within(1e-9));
        Assert.That((row.Solved, row.Scored), Is.EqualTo((1.0, 3)));
        Assert.That(row.Added, Is.EqualTo("2026-11-02"));
        Assert.That(row.Repository, Is.EqualTo("acme/json"));
    }

    [Test]
    public void A_fault_and_a_withdrawn_submission_make_no_task_harder()
    {
        var run = Published.Run();
        var dataset = Published.Of(
            [Published.Submission("a", run, Published.Measured(1, 4, 4)), Published.Submission("b", run, Published.Fault(1)), Published.Submission("c", run, Published.Failed(1))],
            null,
            Published.Notice(NoticeKind.Withdrawal, "c"));

        var row = TasksView.Of(dataset, new TasksQuery()).Rows.Single();

        Assert.That(row.Hardness, Is.Zero.Within(1e-9));
        Assert.That(row.Scored, Is.EqualTo(1));
    }

    [Test]
    public void A_task_that_only_faulted_is_not_scored_rather_than_hard()
    {
        var row = TasksView.Of(Published.Of([Published.Submission("a", Published.Run(), Published.Fault(1))]), new TasksQuery()).Rows.Single();

        Assert.That(row.Hardness, Is.Null);
        Assert.That(row.SolvedShare, Is.Null);
        Assert.That(row.ExpertSpeedup, Is.Null);
        Assert.That(row.Replay, Is.EqualTo(ReplayState.Unknown));
    }

    [TestCase(false, new[] { 3, 1, 2 })]
    [TestCase(true, new[] { 1, 3, 2 })]
    public void What_is_missing_comes_last_in_either_direction(bool descending, int[] order)
    {
        var dataset = Published.Of([Published.Submission("a", Published.Run(), Published.Measured(1, 4, 8), Published.Fault(2), Published.Measured(3, 2, 3))]);

        var view = TasksView.Of(dataset, new TasksQuery(Sort: TaskOrder.Expert, Descending: descending));

        Assert.That(view.Rows.Select(row => row.Task), Is.EqualTo(order.Select(Published.Task)));
    }

    [Test]
    public void Equal_tasks_stand_in_the_order_of_their_ids()
    {
        var dataset = Published.Of([Published.Submission("a", Published.Run(), Published.Measured(3, 2, 4), Published.Measured(1, 2, 4), Published.Measured(2, 2, 4))]);

        foreach (var descending in new[] { false, true })
        {
            Assert.That(TasksView.Of(dataset, new TasksQuery(Sort: TaskOrder.Hardness, Descending: descending)).Rows.Select(row => row.Task), Is.EqualTo(new[] { 1, 2, 3 }.Select(Published.Task)));
        }
    }

    [TestCase("PARSE", 1)]
    [TestCase("parsing", 1)]
    [TestCase("json-2", 1)]
    [TestCase("nothing of the kind", 0)]
    public void Words_are_looked_for_in_id_title_and_tags(string text, int found)
    {
        var dataset = Published.Of([], [Published.Entry(Published.Spec(1)), new TaskEntry(Published.Task(2), null, null, "other")]);

        Assert.That(TasksView.Of(dataset, new TasksQuery(text)).Rows, Has.Length.EqualTo(found));
    }

    [Test]
    public void A_machine_that_missed_the_bar_makes_a_task_partly_valid()
    {
        var spec = Published.Spec(1) with { Replays = [new ReplayRecord("one", new Estimate(2, 1.9, 2.1), 20, "2026-01-01"), new ReplayRecord("two", new Estimate(1.1, 0.95, 1.2), 20, "2026-01-02")] };

        var row = TasksView.Of(Published.Of([], [Published.Entry(spec)]), new TasksQuery()).Rows.Single();

        Assert.That(row.Replay, Is.EqualTo(ReplayState.Partly));
        Assert.That(row.ExpertSpeedup!.Point, Is.EqualTo(1.1));
    }

    [Test]
    public void A_sitting_that_several_submissions_share_is_one_replay()
    {
        var run = Published.Run();
        var view = TasksView.Of(Published.Of([Published.Submission("a", run, Published.Measured(1, 2, 4)), Published.Submission("b", run, Published.Measured(1, 3, 4))]), new TasksQuery());

        Assert.That((view.Rows[0].Replays, view.Rows[0].Replay), Is.EqualTo((1, ReplayState.Valid)));
    }

    [Test]
    public void The_table_for_programs_has_the_rows_of_the_page()
    {
        var dataset = Published.Of([Published.Submission("a", Published.Run(), Published.Measured(1, 2, 4), Published.Measured(2, 3, 4))]);
        var view = TasksView.Of(dataset, new TasksQuery(Sort: TaskOrder.Hardness, Descending: true));

        Assert.That(view.Table().Rows.Select(row => row[0]), Is.EqualTo(view.Rows.Select(row => row.Task.Value)));
        Assert.That(view.Table().Rows, Has.All.Count.EqualTo(view.Table().Columns.Length));
    }
}
