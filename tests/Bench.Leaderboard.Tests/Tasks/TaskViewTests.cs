using Bench.Charts;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Tests.Tasks;

[TestFixture]
public sealed class TaskViewTests
{
    [Test]
    public void A_task_that_nothing_names_has_no_view()
    {
        Assert.That(TaskView.Of(Published.Of([]), Published.Task(1), TaskFiles.None), Is.Null);
    }

    [Test]
    public void A_task_that_only_results_name_has_a_view_without_its_own_facts()
    {
        var view = TaskView.Of(Published.Of([Published.Submission("a", Published.Run(), Published.Measured(1, 2, 4))]), Published.Task(1), TaskFiles.None)!;

        Assert.That(view.Spec, Is.Null);
        Assert.That(view.Stages, Is.Empty);
        Assert.That(view.Tried.Single().Ratio!.Point, Is.EqualTo(0.5).Within(1e-9));
    }

    [Test]
    public void Submissions_stand_by_ratio_and_what_was_not_measured_comes_last()
    {
        var run = Published.Run();
        var view = TaskView.Of(
            Published.Of([
                Published.Submission("a", run, Published.Fault(1)), Published.Submission("b", run, Published.Failed(1)),
                Published.Submission("c", run, Published.Measured(1, 2, 4)), Published.Submission("d", run, Published.Measured(1, 5, 4))]),
            Published.Task(1),
            TaskFiles.None)!;

        Assert.That(view.Tried.Select(row => row.Submission), Is.EqualTo(new[] { "d", "c", "b", "a" }));
        Assert.That(view.Tried[^1].Attainment, Is.Null);
    }

    [Test]
    public void The_best_attempt_counts_and_a_fault_is_never_better_than_a_failure()
    {
        var run = Published.Run();
        var view = TaskView.Of(
            Published.Of([
                Published.Submission("a", run, Published.Failed(1), Published.Measured(1, 2, 4) with { Attempt = 1 }),
                Published.Submission("b", run, Published.Fault(1), Published.Failed(1) with { Attempt = 1 })]),
            Published.Task(1),
            TaskFiles.None)!;

        Assert.That(view.Tried.Select(row => row.Outcome), Is.EqualTo(new[] { OutcomeKind.Faster, OutcomeKind.Failed }));
    }

    [Test]
    public void Evidence_stands_under_its_stage_and_warnings_apart()
    {
        var spec = Published.Spec(1) with
        {
            Provenance = new TaskProvenance(Stages:
            [
                new ProvenanceNote("filter", "accepted: words"), new ProvenanceNote("build", "accepted: built"), new ProvenanceNote("build.image", "sha256:1"), new ProvenanceNote("warning", "flaky")]),
        };

        var view = TaskView.Of(Published.Of([], [Published.Entry(spec)]), Published.Task(1), TaskFiles.None)!;

        Assert.That(view.Stages.Select(stage => stage.Stage), Is.EqualTo(new[] { "filter", "build" }));
        Assert.That(view.Stages[1].Evidence.Single(), Is.EqualTo(new ProvenanceNote("image", "sha256:1")));
        Assert.That(view.Warnings, Is.EqualTo(new[] { "flaky" }));
    }

    [Test]
    public void The_strip_has_a_mark_for_each_measured_submission_and_says_so_in_words()
    {
        var run = Published.Run();
        var view = TaskView.Of(
            Published.Of([Published.Submission("a", run, Published.Measured(1, 2, 4)), Published.Submission("b", run, Published.Measured(1, 5, 4)), Published.Submission("c", run, Published.Failed(1))]),
            Published.Task(1),
            TaskFiles.None)!;

        var plot = StripPlot.Of(view)!;

        Assert.That(plot.Plottables.OfType<Plottable.Markers>().Sum(markers => markers.Points.Count), Is.EqualTo(2));
        Assert.That(plot.Description, Does.Contain("2 submissions were measured").And.Contain("1 is as fast as the expert"));
    }

    [Test]
    public void Without_a_measured_submission_there_is_no_strip()
    {
        Assert.That(StripPlot.Of(TaskView.Of(Published.Of([Published.Submission("a", Published.Run(), Published.Failed(1))]), Published.Task(1), TaskFiles.None)!), Is.Null);
    }

    [Test]
    public void Notices_about_a_task_stand_on_its_page()
    {
        var view = TaskView.Of(Published.Of([], [Published.Entry(Published.Spec(1))], Published.Notice(NoticeKind.Correction, task: "acme__json-1"), Published.Notice(NoticeKind.Change)), Published.Task(1), TaskFiles.None)!;

        Assert.That(view.Notices.Select(notice => notice.Kind), Is.EqualTo(new[] { NoticeKind.Correction }));
    }
}
