using Bench.Charts;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;
using Bench.Scoring.Rules;

namespace Bench.Leaderboard.Tests.Rules;

[TestFixture]
public sealed class RulesViewTests
{
    [Test]
    public void Without_submissions_the_rules_are_explained_and_nothing_is_drawn()
    {
        var view = View(Published.Of([]), new RulesQuery())!;

        Assert.That(view.Rules.Select(rule => rule.Id), Is.EqualTo(ScoreRules.All.Select(rule => rule.Id)));
        Assert.That(view.Rules.Select(rule => rule.Anchor), Is.Unique);
        Assert.That(view.Heavy, Is.Empty);
        Assert.That(BumpPlots.AcrossRules(view), Is.Null);
    }

    [Test]
    public void One_submission_is_first_by_every_rule_and_keeps_its_place()
    {
        var view = View(Published.Of([Published.Submission("a", Published.Run(), Published.Measured(1, 2, 4))]), new RulesQuery())!;

        Assert.That(view.Rows.Single().ByRule, Has.All.EqualTo(1));
        Assert.That(view.Rows.Single().Rank!.KeepsPlace, Is.EqualTo(1));
    }

    [Test]
    public void Equal_submissions_share_their_place()
    {
        var run = Published.Run();
        var view = View(Published.Of([Published.Submission("a", run, Published.Measured(1, 2, 4)), Published.Submission("b", run, Published.Measured(1, 2, 4))]), new RulesQuery())!;

        Assert.That(view.Rows.Select(row => row.ByRule[0]), Has.All.EqualTo(1));
    }

    [Test]
    public void One_failure_moves_places_between_rules_and_the_chart_says_so()
    {
        var dataset = Mixed();

        var view = View(dataset, new RulesQuery())!;

        var places = view.Rows.ToDictionary(row => row.Submission, row => (row.ByRule[0], row.ByRule[1]));
        Assert.That((places["uneven"], places["even"]), Is.EqualTo(((1, 2), (2, 1))));
        Assert.That(BumpPlots.AcrossRules(view)!.Description, Does.Contain("A goes from place 1 to 2"));
    }

    [Test]
    public void The_heaviest_task_of_a_harmonic_mean_is_the_failure_and_of_a_mean_none_is()
    {
        var heavy = View(Mixed(), new RulesQuery(Submission: "uneven"))!.Heavy.ToDictionary(one => one.Rule);

        Assert.That(heavy["sr-hm"].Heaviest[0].Task, Is.EqualTo(Published.Task(3)));
        Assert.That(heavy["sr-hm"].Heaviest[0].Share, Is.GreaterThan(0.9));
        Assert.That(heavy["attainment"].Heaviest.Select(task => task.Share), Has.All.EqualTo(1.0 / 3).Within(1e-9));
        Assert.That(heavy["attainment"].Added, Is.EqualTo(1).Within(1e-9));
        Assert.That(heavy["attainment"].Heaviest.Sum(task => task.Adds), Is.EqualTo(heavy["attainment"].Score!.Value).Within(1e-9));
    }

    [Test]
    public void A_submission_that_is_not_there_has_no_heavy_tasks_to_show()
    {
        Assert.That(View(Mixed(), new RulesQuery(Submission: "other")), Is.Null);
    }

    [Test]
    public void Submissions_are_ranked_within_the_tasks_that_they_were_made_on()
    {
        var dataset = Published.Of([
            Published.Submission("a", Published.Run("run-1"), Published.Measured(1, 2, 4)), Published.Submission("b", Published.Run("run-2"), Published.Measured(1, 3, 4)),
            Published.Submission("c", Published.Run("run-3"), Published.Measured(2, 4, 4))]);

        Assert.That(View(dataset, new RulesQuery())!.Rows.Select(row => (row.Submission, row.ByRule[0])), Is.EqualTo(new (string, int?)[] { ("b", 1), ("a", 2) }));
        Assert.That(View(dataset, new RulesQuery(Submission: "c"))!.Rows.Select(row => (row.Submission, row.ByRule[0])), Is.EqualTo(new (string, int?)[] { ("c", 1) }));
        Assert.That(View(dataset, new RulesQuery(Suite: "00000000")), Is.Null);
    }

    [Test]
    public void At_most_eight_lines_are_drawn_and_the_table_has_all()
    {
        var run = Published.Run();
        var view = View(Published.Of(Enumerable.Range(0, 12).Select(i => Published.Submission($"s{i:D2}", run, Published.Measured(1, 1.5 + i / 10.0, 4)))), new RulesQuery())!;

        Assert.That(view.Rows, Has.Length.EqualTo(12));
        Assert.That(BumpPlots.AcrossThresholds(view)!.Plottables.OfType<Plottable.ScatterLine>().Count(), Is.EqualTo(RulesView.MostLines));
        Assert.That(view.Rows[8].Letter, Is.Null);
    }

    private static RulesView? View(Dataset dataset, RulesQuery query) => RulesView.Of(dataset, query, new ScoreBook(dataset));

    /// <summary>One submission is better at two tasks and fails at one that the expert made fifty times as fast.</summary>
    private static Dataset Mixed()
    {
        var run = Published.Run();
        return Published.Of([
            Published.Submission("uneven", run, Published.Measured(1, 4, 4), Published.Measured(2, 4, 4), Published.Failed(3) with { ExpertSpeedup = new(50, 49, 51) }),
            Published.Submission("even", run, Published.Measured(1, 2, 4), Published.Measured(2, 2, 4), Published.Measured(3, 7, 50))]);
    }
}
