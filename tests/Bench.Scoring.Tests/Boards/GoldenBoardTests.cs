using Bench.Scoring.Boards;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Boards;

/// <summary>Every number here was computed by hand; the calculations stand in docs/scoring.md.</summary>
public sealed class GoldenBoardTests
{
    [TestCase("attainment", 0.5, 1.0 / 3, 0.25)]
    [TestCase("sr-hm", 4 / 17.0, 0.24, 0.16)]
    [TestCase("opt@1", 0.25, 1.0 / 3, 0.25)]
    [TestCase("opt@1(0.4)", 0.5, 1.0 / 3, 0.25)]
    [TestCase("opt@1(0)", 0.75, 1.0 / 3, 1)]
    [TestCase("swe-perf", 0.359375, 0.28125, 0.21875)]
    [TestCase("pie-opt@1", 0.75, 1.0 / 3, 0.25)]
    [TestCase("pie-speedup@1", 2.25, 10 / 3.0, 3.25)]
    [TestCase("pie-correct@1", 0.75, 1.0 / 3, 1)]
    public void Each_rule_gives_the_scores_that_were_worked_by_hand(string id, double steady, double bold, double lucky)
    {
        var rule = ScoreRules.Find(id)!;
        var scores = GoldenBoard.Rows.Select(row => rule.Score(row)).ToList();

        Assert.That(scores.Select(score => score.Point), Is.EqualTo(new[] { steady, bold, lucky }).Within(1e-12));
        Assert.That(scores.Select(score => (score.Tasks, score.Unscored)), Is.EqualTo(new[] { (4, 0), (3, 1), (4, 0) }));
        Assert.That(GoldenBoard.Rows.Select(rule.Point), Is.EqualTo(scores.Select(score => score.Point)), "the point without an interval is the same number");
    }

    [TestCase("attainment", "1 2 3")]
    [TestCase("sr-hm", "2 1 3")]
    [TestCase("opt@1", "2 1 2")]
    [TestCase("swe-perf", "1 2 3")]
    [TestCase("pie-opt@1", "1 2 3")]
    [TestCase("pie-speedup@1", "3 1 2")]
    [TestCase("pie-correct@1", "2 3 1")]
    public void Ranks_move_between_rules_as_worked_by_hand(string id, string ranks)
    {
        var ranking = RuleRanking.Of(ScoreRules.All, GoldenBoard.Rows).Single(ranking => ranking.Rule.StartsWith(id, StringComparison.Ordinal));

        Assert.That(string.Join(' ', ranking.Ranks), Is.EqualTo(ranks));
    }

    [Test]
    public void Under_the_harmonic_mean_the_failure_holds_10_of_17_parts_and_comes_first()
    {
        var contributions = Rule("sr-hm").Contributions(GoldenBoard.Steady);

        Assert.That(contributions.Select(task => task.Task), Is.EqualTo(new[] { Task(3), Task(4), Task(1), Task(2) }));
        Assert.That(contributions.Select(task => task.Share), Is.EqualTo(new[] { 10 / 17.0, 4 / 17.0, 2 / 17.0, 1 / 17.0 }).Within(1e-12));
        Assert.That(contributions.Select(task => task.Value), Is.EqualTo(new[] { 0.1, 0.25, 0.5, 1 }).Within(1e-12));
    }

    [Test]
    public void Under_attainment_every_task_weighs_a_quarter_and_adds_a_quarter_of_its_value()
    {
        var contributions = Rule("attainment").Contributions(GoldenBoard.Steady);

        Assert.That(contributions.Select(task => task.Share), Is.All.EqualTo(0.25));
        Assert.That(contributions.Select(task => (task.Task, task.Adds)), Is.EqualTo(new[] { (Task(2), 0.25), (Task(1), 0.125), (Task(4), 0.125), (Task(3), 0) }));
    }

    [Test]
    public void Shares_sum_to_1_and_what_is_added_sums_to_the_score_under_every_rule()
    {
        foreach (var rule in ScoreRules.All)
        {
            foreach (var row in GoldenBoard.Rows)
            {
                var contributions = rule.Contributions(row);
                Assert.That(contributions.Sum(task => task.Share), Is.EqualTo(1).Within(1e-12), rule.Id);
                Assert.That(contributions.Sum(task => task.Adds), Is.EqualTo(rule.Point(row)).Within(1e-12), rule.Id);
                Assert.That(contributions, Has.Length.EqualTo(rule.Score(row).Tasks), rule.Id);
            }
        }
    }

    [TestCase("attainment", 0.25)]
    [TestCase("sr-hm", 4 / 18.0)]
    [TestCase("opt@1", 0)]
    [TestCase("swe-perf", 1.0625 / 4)]
    [TestCase("pie-opt@1", 0.5)]
    [TestCase("pie-speedup@1", 2)]
    [TestCase("pie-correct@1", 0.5)]
    public void The_adjusted_score_counts_what_awaits_a_look_as_failed(string rule, double expected) =>
        Assert.That(Rule(rule).Point(GoldenBoard.SteadyAdjusted), Is.EqualTo(expected).Within(1e-12));

    [Test]
    public void The_opt_curve_falls_where_a_ratio_is_reached_and_not_exceeded()
    {
        var curve = OptCurve.Of(GoldenBoard.Steady).ToDictionary(point => point.Threshold, point => point.Score);

        Assert.That(curve, Has.Count.EqualTo(21));
        Assert.That(new[] { 0, 0.2, 0.25, 0.45, 0.5, 0.95, 1 }.Select(p => curve[p]), Is.EqualTo(new[] { 0.75, 0.75, 0.5, 0.5, 0.25, 0.25, 0 }).Within(1e-12));
    }

    [Test]
    public void Two_submissions_are_compared_task_by_task_as_worked_by_hand()
    {
        var pair = PairedComparison.Of(ScoreRules.Default, GoldenBoard.Steady, GoldenBoard.Bold);

        Assert.That(pair.Tasks.Select(task => task.Standing), Is.EqualTo(new[] { PairStanding.Loss, PairStanding.Win, PairStanding.Tie, PairStanding.Missing }));
        Assert.That(pair.Tasks.Select(task => task.Factor?.Point), Is.EqualTo(new double?[] { 0.25, 2, 1, null }).Within(1e-12));
        Assert.That(pair.Tasks[0].Factor!.Low, Is.EqualTo(0.25 * Math.Exp(-Math.Sqrt(2) * Math.Log(1.25))).Within(1e-12), "both intervals");
        Assert.That(pair.Tasks[1].Factor!.Low, Is.EqualTo(1.6).Within(1e-12), "a failure is a speedup of exactly 1");
        Assert.That(pair.OnlyA(), Is.EqualTo(new[] { Task(2) }));
        Assert.That(pair.OnlyB(), Is.Empty);
        Assert.That(pair.Test, Is.EqualTo(new SignedRankTest(2, 1, 1)));
        Assert.That(pair.Difference, Is.EqualTo(1 / 6.0).Within(1e-12));
        Assert.That(pair.Interval, Is.Null, "four tasks tell nothing");
    }

    private static IScoreRule Rule(string id) => ScoreRules.Find(id)!;
}
