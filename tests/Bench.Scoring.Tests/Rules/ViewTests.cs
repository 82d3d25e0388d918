using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

public sealed class ViewTests
{
    [Test]
    public void Harmonic_mean_worked_by_hand()
    {
        // SR: 2/4 = 1/2, 8/2 = 4, broken at an expert of 10: 1/10. 3 / (2 + 1/4 + 10) = 0.2449.
        var score = Score(
            new HarmonicMeanRule(), new ScoreInput([Measured(1, 2, 4), Measured(2, 8, 2), Failed(3), Fault(4)], new Dictionary<TaskId, double> { [Task(3)] = 10 }));

        Assert.That(score.Point, Is.EqualTo(3 / 12.25).Within(1e-12));
        Assert.That((score.Tasks, score.Unscored), Is.EqualTo((3, 1)));
    }

    [Test]
    public void Harmonic_mean_takes_the_expert_of_another_attempt_and_leaves_out_what_nobody_knows()
    {
        var score = Score(new HarmonicMeanRule(), new ScoreInput([Failed(1), Measured(1, 4, 4, attempt: 1), Failed(2)]));

        Assert.That(score.Point, Is.EqualTo(0.25).Within(1e-12));
        Assert.That((score.Tasks, score.Unscored), Is.EqualTo((1, 1)));
    }

    [TestCase(1, 0.95, 0.5, Description = "tasks 1 and 3")]
    [TestCase(1, 0.4, 0.75, Description = "task 2 too")]
    [TestCase(1, 0, 0.75, Description = "tests hold")]
    public void Opt_worked_by_hand(int attempts, double threshold, double expected)
    {
        var input = new ScoreInput([Measured(1, 4, 4), Measured(2, 2, 4), Measured(3, 1.2, 1.2), Failed(4), Fault(5)]);

        Assert.That(Score(new OptRule(attempts, threshold), input).Point, Is.EqualTo(expected).Within(1e-12));
    }

    [TestCase(1, 1.0 / 4)]
    [TestCase(2, 1.0 / 2)]
    [TestCase(3, 3.0 / 4)]
    [TestCase(4, 1)]
    [TestCase(9, 1)]
    public void Opt_at_k_is_the_exact_mean_over_choices_of_k_attempts(int attempts, double expected)
    {
        // One of four attempts solves the task: a choice of k of them holds it in k/4 of cases.
        var input = new ScoreInput([Failed(1, 0), Failed(1, 1), Measured(1, 4, 4, 2), Measured(1, 1, 4, 3)]);

        Assert.That(Score(new OptRule(attempts), input).Point, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void A_speedup_that_does_not_round_to_1_2_solves_nothing() =>
        Assert.That(Score(new OptRule(), new ScoreInput([Measured(1, 1.14, 1.1), Measured(2, 1.15, 1.1)])).Point, Is.EqualTo(0.5));

    [Test]
    public void Time_removed_worked_by_hand()
    {
        // Lower ends: 4/2 = 2 removes 1/2; 0.5 removes nothing; broken: 0. (1/2 + 0 + 0) / 3.
        var score = Score(new TimeRemovedRule(), new ScoreInput([Measured(1, 4, 4, width: 2), Measured(2, 1, 4, width: 2), Failed(3)]));

        Assert.That(score.Point, Is.EqualTo(1 / 6.0).Within(1e-12));
    }

    [TestCase(PieView.Optimised, 1, 0.5)]
    [TestCase(PieView.Speedup, 1, 1.775)]
    [TestCase(PieView.Correct, 1, 0.75)]
    [TestCase(PieView.Speedup, 2, 2.275)]
    [TestCase(PieView.Correct, 2, 1.0)]
    public void The_views_of_PIE_worked_by_hand(PieView view, int attempts, double expected)
    {
        // Speedups 4, 1.1, 0.5 (counts as 1) and broken (1): mean 7.1 / 4. With a second attempt the broken one becomes 3: 9.1 / 4.
        var input = new ScoreInput([Measured(1, 4, 4), Measured(2, 1.1, 4), Measured(3, 0.5, 4), Failed(4, 0), Measured(4, 3, 4, 1)]);

        Assert.That(Score(new PieRule(view, attempts), input).Point, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Every_rule_is_found_by_its_id_and_says_its_formula_and_weakness()
    {
        Assert.That(ScoreRules.All.Select(rule => rule.Id), Is.Unique);
        foreach (var rule in ScoreRules.All)
        {
            Assert.That(ScoreRules.Find(rule.Id), Is.SameAs(rule));
            Assert.That(rule.Formula, Is.Not.Empty);
            Assert.That(rule.Weakness, Does.EndWith("."));
            Assert.That(rule.Rewards, Does.EndWith("."));
            Assert.That(rule.Example, Does.EndWith("."));
            Assert.That(rule.Version, Is.Positive);
        }
    }

    [TestCase("attainment", true)]
    [TestCase("opt@1", true)]
    [TestCase("opt@1(0.95)", true)]
    [TestCase("opt@5(0.8)", true)]
    [TestCase("opt@2", true)]
    [TestCase("pie-opt@3", true)]
    [TestCase("opt", false)]
    [TestCase("opt@0", false)]
    [TestCase("opt@1(", false)]
    [TestCase("opt@1(-1)", false)]
    [TestCase("opt@1(0.95)\n", false)]
    [TestCase("pie-opt@3(0.5)", false)]
    [TestCase("attainment@2", false)]
    [TestCase("", false)]
    public void Rules_go_by_their_names(string id, bool known) => Assert.That(ScoreRules.Find(id) is not null, Is.EqualTo(known));

    private static Score Score(IScoreRule rule, ScoreInput input) => rule.Score(input);
}
