using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

public sealed class ScoreInputTests
{
    private static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(Measured(1, 2, 4) with { Model = "other" }, "more than one model"),
        new TestCaseData(Measured(9, 2, 4), "Attempt 0 at sample__tally-9 is there twice"),
        new TestCaseData(Measured(1, 2, 4) with { Speedup = new Estimate(0, 0, 0) }, "ratios are positive"),
        new TestCaseData(Measured(1, 2, 4) with { Speedup = new Estimate(-1, -2, 3) }, "ratios are positive"),
        new TestCaseData(Measured(1, 2, 4) with { Ratio = new Estimate(double.NaN, 1, 2) }, "ratios are positive"),
        new TestCaseData(Measured(1, 2, 4) with { ExpertSpeedup = new Estimate(2, 1, double.PositiveInfinity) }, "ratios are positive"),
        new TestCaseData(Measured(1, 2, 4) with { Speedup = new Estimate(2, 3, 4) }, "in order"),
        new TestCaseData(Measured(1, 2, 4) with { Attainment = double.NaN }, "has an attainment of NaN"),
        new TestCaseData(Measured(1, 2, 4) with { Attainment = 1.1 }, "has an attainment of 1.1"),
        new TestCaseData(Measured(1, 2, 4) with { Speedup = null }, "measured but has no speedup"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_result_that_makes_no_sense_is_refused(TaskResult odd, string problem) =>
        Assert.That(() => new ScoreInput([Measured(9, 2, 4), odd]), Throws.ArgumentException.With.Message.Contains(problem));

    [TestCase(0)]
    [TestCase(-2)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void An_expert_speedup_that_is_none_is_refused(double speedup) => Assert.That(
        () => new ScoreInput([Failed(1)], new Dictionary<TaskId, double> { [Task(1)] = speedup }), Throws.ArgumentException);

    [Test]
    public void No_results_make_a_score_that_is_not_finite()
    {
        double[] odd = [5e-324, 1e-300, 1e-9, 0.5, 1, 1.0000001, 2, 1e9, 1e300, double.MaxValue];
        var generator = new SplitMix64(41);
        IScoreRule[] rules = [.. ScoreRules.All, new OptRule(3, 0), new PieRule(PieView.Speedup, 3)];
        for (var trial = 0; trial < 30; trial++)
        {
            var results = Enumerable.Range(0, 12).Select(i => Odd(1 + (i / 3), i % 3)).ToList();
            var input = new ScoreInput(results, new Dictionary<TaskId, double> { [Task(1)] = odd[generator.NextIndex(odd.Length)] });
            foreach (var score in rules.Select(rule => rule.Score(input)).Where(score => score.Point is not null))
            {
                Assert.That(new[] { score.Low, score.Point, score.High }, Is.All.InRange(0.0, double.MaxValue));
                Assert.That(score.Tasks + score.Unscored, Is.EqualTo(4));
            }
        }

        TaskResult Odd(int task, int attempt) => generator.NextIndex(5) switch
        {
            0 => Fault(task, attempt),
            1 => Failed(task, attempt),
            _ => Measured(task, 2, 4, attempt) with
            {
                Outcome = (OutcomeKind)generator.NextIndex(4),
                Speedup = Estimate(),
                Ratio = generator.NextIndex(4) == 0 ? null : Estimate(),
                ExpertSpeedup = generator.NextIndex(4) == 0 ? null : Estimate(),
                Attainment = generator.NextIndex(4) == 0 ? null : generator.NextUnit(),
            },
        };

        Estimate Estimate()
        {
            double[] ends = [.. Enumerable.Range(0, 3).Select(_ => odd[generator.NextIndex(odd.Length)]).Order()];
            return new Estimate(ends[1], ends[0], ends[2]);
        }
    }
}
