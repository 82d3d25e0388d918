using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Rules;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

/// <summary>The examples of docs/scoring.md: task 1, speedup 2 of an expert's 4; task 2, 8 of 2; task 3 failed; task 4 ended in a fault.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly ScoreInput Input = new(
        [
            Measured(1, 2, 4) with { Speedup = new Estimate(2, 1.9, 2.1) },
            Measured(2, 8, 2) with { Speedup = new Estimate(8, 7.5, 8.5) },
            Failed(3),
            Fault(4),
        ],
        new Dictionary<TaskId, double> { [Task(3)] = 10 });

    [TestCase("attainment", 0.5)]
    [TestCase("sr-hm", 0.245)]
    [TestCase("opt@1", 0.333)]
    [TestCase("swe-perf", 0.447)]
    [TestCase("pie-opt@1", 0.667)]
    [TestCase("pie-speedup@1", 3.667)]
    [TestCase("pie-correct@1", 0.667)]
    public void Each_rule_gives_the_number_that_its_page_shows(string rule, double expected)
    {
        var score = ScoreRules.Find(rule)!.Score(Input);

        Assert.That(score.Point, Is.EqualTo(expected).Within(5e-4));
        Assert.That(expected, Is.InRange(score.Low!.Value - 5e-4, score.High!.Value + 5e-4));
        Assert.That((score.Tasks, score.Unscored), Is.EqualTo((3, 1)));
    }
}
