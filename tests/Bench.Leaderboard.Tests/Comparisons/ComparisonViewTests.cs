using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Comparisons;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tests.Comparisons;

[TestFixture]
public sealed class ComparisonViewTests
{
    private static readonly SubmissionEntry A = Some.Submission(
        "a",
        Some.Measured(Some.Task(0), "a", 8, 4),
        Some.Measured(Some.Task(1), "a", 2, 4),
        Some.Measured(Some.Task(2), "a", 3, 4),
        Some.Decided(Some.Task(3), "a", OutcomeKind.Fault, ReasonCode.HostUnstable));

    private static readonly SubmissionEntry B = Some.Submission(
        "b",
        Some.Measured(Some.Task(0), "b", 2, 4),
        Some.Measured(Some.Task(1), "b", 2.02, 4),
        Some.Decided(Some.Task(2), "b", OutcomeKind.Failed, ReasonCode.TestRegression),
        Some.Measured(Some.Task(3), "b", 4, 4));

    [Test]
    public void Wins_ties_losses_and_missing_are_counted_apart()
    {
        var view = View(A, B);

        Assert.That((view.Wins, view.Ties, view.Losses, view.Missing), Is.EqualTo((2, 1, 0, 1)));
        Assert.That(view.OnlyA.Single(), Is.EqualTo(Some.Task(2)));
        Assert.That(view.OnlyB, Is.Empty);
    }

    [Test]
    public void Ties_are_hidden_until_they_are_asked_for()
    {
        Assert.That(View(A, B).Tasks.Select(task => task.Task), Is.EqualTo(new[] { Some.Task(0), Some.Task(2) }));
        Assert.That(View(A, B, all: true).Tasks, Has.Length.EqualTo(4));
    }

    [Test]
    public void Swapping_turns_every_difference_round()
    {
        var (there, back) = (View(A, B, all: true), View(B, A, all: true));

        Assert.That(back.Difference, Is.EqualTo(-there.Difference!.Value).Within(1e-12));
        Assert.That((back.Wins, back.Losses), Is.EqualTo((there.Losses, there.Wins)));
        Assert.That(back.PValue, Is.EqualTo(there.PValue).Within(1e-12));
    }

    [Test]
    public void A_submission_beside_itself_is_not_told_apart()
    {
        var view = View(A, A with { Submission = A.Submission with { Id = "twin" } }, all: true);

        Assert.That((view.Difference, view.Wins, view.Losses, view.PValue), Is.EqualTo((0.0, 0, 0, 1.0)));
    }

    [Test]
    public void Other_machines_and_versions_are_warned_of()
    {
        var elsewhere = B with { Run = B.Run with { Manifest = B.Run.Manifest with { MachineClass = "other", HarnessVersion = "9" } } };

        Assert.That(View(A, B).Warnings, Is.Empty);
        Assert.That(View(A, elsewhere).Warnings, Has.Length.EqualTo(2).And.Some.Contains("machines").And.Some.Contains("harness 0.1.0 and 9"));
    }

    [Test]
    public void An_imported_report_is_warned_of_once_and_its_unknown_conditions_are_not_compared()
    {
        var report = B with { Run = B.Run with { Manifest = B.Run.Manifest with { MachineClass = "unknown", HarnessVersion = "9", Reported = new ReportSource("swefficiency-report", "a.csv", new string('0', 64)) } } };

        Assert.That(View(A, report).Warnings, Has.Length.EqualTo(2));
        Assert.That(View(A, report).Warnings[0], Is.EqualTo($"Not measured here, but imported from a report: {report.Name}. Machine, sandbox and versions are not known."));
    }

    private static ComparisonView View(SubmissionEntry a, SubmissionEntry b, bool all = false) =>
        ComparisonView.Of([a, b], new ComparisonQuery(ScoreChoice.Usual, [a.Id, b.Id], all), new ScoreBook(Some.Of(a, b)));
}
