using Bench.Charts;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Machines;

namespace Bench.Leaderboard.Tests.Machines;

[TestFixture]
public sealed class MachineViewTests
{
    [Test]
    public void Without_runs_there_is_no_machine()
    {
        Assert.That(MachinesView.Of(Published.Of([])).Rows, Is.Empty);
        Assert.That(MachineView.Of(Published.Of([]), Published.MachineClass), Is.Null);
    }

    [Test]
    public void A_machine_counts_its_runs_and_submissions_and_shows_the_newest()
    {
        var older = Published.Run("run-1", startedAt: "2026-10-01T10:00:00Z", drifts: [1.1, 1.2]);
        var newer = Published.Run("run-2", startedAt: "2026-11-01T10:00:00Z", drifts: [1.6]);
        var dataset = Published.Of([Published.Submission("a", older), Published.Submission("b", newer), Published.Submission("c", newer), Published.Submission("d", Published.Run("run-3", "other"))]);

        var row = MachinesView.Of(dataset).Rows.Single(row => row.MachineClass == Published.MachineClass);

        Assert.That((row.Runs, row.Submissions, row.Newest), Is.EqualTo((2, 3, "2026-11-01T10:00:00Z")));
        Assert.That(row.MedianDrift, Is.EqualTo(1.2));
        Assert.That(MachineView.Of(dataset, Published.MachineClass)!.Runs.Select(run => run.Run), Is.EqualTo(new[] { "run-1", "run-2" }));
    }

    [Test]
    public void Imported_reports_are_counted_and_are_no_machine()
    {
        var run = Published.Run(machine: RunManifest.UnknownMachine);
        var dataset = Published.Of([Published.Submission("a", run with { Manifest = run.Manifest with { Reported = new ReportSource("swefficiency-report", "a.csv", new string('0', 64)) } })]);

        Assert.That(MachinesView.Of(dataset).Rows, Is.Empty);
        Assert.That(MachinesView.Of(dataset).Unknown, Is.EqualTo(1));
    }

    [Test]
    public void Facts_that_older_runs_had_otherwise_are_named()
    {
        var older = Published.Run("run-1", startedAt: "2026-10-01T10:00:00Z");
        older = older with { Manifest = older.Manifest with { Machine = older.Manifest.Machine with { Kernel = "5.0" } } };

        var view = MachineView.Of(Published.Of([Published.Submission("a", older), Published.Submission("b", Published.Run("run-2"))]), Published.MachineClass)!;

        Assert.That(view.Differences, Is.EqualTo(new[] { "kernel" }));
        Assert.That(view.Facts.Single(fact => fact.Name == "kernel").Value, Is.EqualTo("6.1.0"));
    }

    [Test]
    public void The_drift_of_every_sitting_is_drawn_and_none_without_a_record()
    {
        var view = MachineView.Of(Published.Of([Published.Submission("a", Published.Run(drifts: [1.1, 1.7, 1.2]))]), Published.MachineClass)!;

        var plot = DriftPlot.Of(view)!;

        Assert.That(plot.Plottables.OfType<Plottable.Markers>().Single().Points, Has.Count.EqualTo(3));
        Assert.That(plot.Description, Does.StartWith("3 sittings; 2 of them below 1.5, the largest 1.70"));
        Assert.That(DriftPlot.Of(view with { Drifts = [] }), Is.Null);
    }
}
