using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Submissions;

namespace Bench.Leaderboard.Tests.Boards;

/// <summary>Rules that look at several attempts: of three at each of two tasks, one attempt solves the first task and none the second.</summary>
[TestFixture]
public sealed class AttemptsTests
{
    private static readonly SubmissionEntry Thrice = Some.Submission("thrice", [.. Attempts(0, 1, 2, 4), .. Attempts(1, 1, 2, 2)]);
    private static readonly SubmissionEntry Once = Some.Submission("once", [Some.Measured(Some.Task(0), "once", 4, 4), Some.Measured(Some.Task(1), "once", 4, 4)]);

    [TestCase("opt@1", 1, 1 / 6.0)]
    [TestCase("opt@1", 2, 1 / 3.0)]
    [TestCase("opt@1", 3, 1 / 2.0)]
    [TestCase("opt@1", 10, 1 / 2.0)]
    public void A_task_is_solved_by_the_best_of_k(string rule, int attempts, double score)
    {
        var view = View(ScoreChoice.Usual with { Rule = rule, K = attempts }, Thrice, Once);

        Assert.That(view.Rule, Is.EqualTo($"opt@{attempts}(0.95)"));
        Assert.That(view.Rows.Single(row => row.Id == "thrice").Score.Point, Is.EqualTo(score).Within(1e-9));
        Assert.That(view.Rows.Single(row => row.Id == "thrice").Opt, Is.EqualTo(score).Within(1e-9), "the column");
        Assert.That(view.Rows.Single(row => row.Id == "once").Score.Point, Is.EqualTo(1));
    }

    [Test]
    public void More_attempts_raise_the_views_of_PIE_and_nothing_else()
    {
        ImmutableArray<double?> Scores(int attempts) => [.. SubmissionView.Of(Some.Of(Thrice), Thrice, SubmissionQuery.Usual with { Choice = ScoreChoice.Usual with { K = attempts } }, new ScoreBook(Some.Of(Thrice))).Scores.Select(row => row.Score.Point)];

        var raised = ScoreChoice.Rules.Zip(Scores(1), Scores(3)).Where(rule => rule.Second != rule.Third).Select(rule => rule.First);

        Assert.That(raised, Is.EqualTo(new[] { "opt@1", "pie-opt@1", "pie-speedup@1" }));
    }

    [TestCase(1, 1.0, 1 / 6.0)]
    [TestCase(3, 1.0, 1 / 2.0)]
    public void The_curve_falls_from_what_is_sound_to_what_reaches_the_expert(int attempts, double first, double strict)
    {
        var view = SubmissionView.Of(Some.Of(Thrice), Thrice, SubmissionQuery.Usual with { Choice = ScoreChoice.Usual with { K = attempts } }, new ScoreBook(Some.Of(Thrice)));

        Assert.That(view.Curve[0].Score, Is.EqualTo(first));
        Assert.That(view.Curve.Single(point => point.Threshold == ScoreChoice.UsualP).Score, Is.EqualTo(strict).Within(1e-9));
        Assert.That(view.Curve.Single(point => point.Threshold == ScoreChoice.UsualP).Score, Is.EqualTo(view.Scores.Single(row => row.Rule == $"opt@{attempts}(0.95)").Score.Point).Within(1e-9));
        Assert.That(CurvePlot.Of(view, attempts)!.Description, Does.Contain("100 % of the tasks are solved"));
    }

    [Test]
    public void However_many_thresholds_are_asked_for_few_scores_are_held()
    {
        var book = new ScoreBook(Some.Of(Thrice));
        var strict = ScoreChoice.Usual with { Rule = "opt@1", K = 3 };
        var first = book.Of(Thrice, strict);

        foreach (var i in Enumerable.Range(0, 2 * ScoreBook.MostChoices))
        {
            book.Of(Thrice, strict with { P = i / 1000.0 });
            book.Point(Thrice, strict with { P = i / 1000.0 });
        }

        Assert.That(book.Held, Is.LessThanOrEqualTo(2 * (ScoreBook.MostChoices + 1)));
        Assert.That(book.Of(Thrice, strict), Is.EqualTo(first));
    }

    [Test]
    public void A_submission_without_a_score_has_no_curve()
    {
        var broken = Some.Submission("broken", Some.Decided(Some.Task(0), "broken", OutcomeKind.Fault, ReasonCode.HostUnstable));

        Assert.That(CurvePlot.Of(SubmissionView.Of(Some.Of(broken), broken, SubmissionQuery.Usual, new ScoreBook(Some.Of(broken))), 1), Is.Null);
    }

    private static IEnumerable<TaskResult> Attempts(int task, params double[] speedups) =>
        speedups.Select((speedup, attempt) => Some.Measured(Some.Task(task), "thrice", speedup, 4) with { Attempt = attempt });

    private static BoardView View(ScoreChoice choice, params ImmutableArray<SubmissionEntry> entries) => BoardView.Of(Some.Of(entries), new BoardQuery(choice), new ScoreBook(Some.Of(entries)));
}
