using Bench.Contracts.Runs;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Rules;

/// <summary>Sums over counted draws are a fast way to the plain bootstrap, and nothing else.</summary>
public sealed class ScoreIntervalTests
{
    private static readonly ScoreInput Drawn = Draw(173);

    [TestCase("sr-hm")]
    [TestCase("opt@1(0.3)")]
    [TestCase("swe-perf")]
    [TestCase("pie-speedup@1")]
    public void An_interval_is_that_of_the_plain_bootstrap(string id)
    {
        var rule = ScoreRules.Find(id)!;
        double[] values = [.. Drawn.Tasks.Select(rule.Value).OfType<double>()];
        var plain = Bootstrap.Of(
            values.Length,
            (item, _) => values[item],
            drawn => rule.Mean == TaskMean.Harmonic ? drawn.Length / drawn.Sum(value => 1 / value) : drawn.Average(),
            Drawn.Seed);
        var score = rule.Score(Drawn);

        Assert.That((score.Low!.Value, score.High!.Value), Is.Not.EqualTo((score.Point, score.Point)));
        Assert.That(score.Low, Is.EqualTo(plain.Low).Within(1e-9).Percent);
        Assert.That(score.High, Is.EqualTo(plain.High).Within(1e-9).Percent);
    }

    [Test]
    public void Scores_of_many_submissions_at_once_are_those_of_one_after_the_other()
    {
        ScoreInput[] inputs = [.. Enumerable.Range(20, 60).Select(Draw)];
        var expected = inputs.Select(input => ScoreRules.Find("sr-hm")!.Score(input)).ToList();

        Assert.That(inputs.AsParallel().AsOrdered().Select(input => ScoreRules.Find("sr-hm")!.Score(input)), Is.EqualTo(expected));
    }

    [TestCase("sr-hm")]
    [TestCase("pie-speedup@1")]
    public void Absurd_reported_values_leave_the_interval_finite(string id)
    {
        var input = new ScoreInput([Absurd(1, 1e300), Absurd(2, 1e-300), Absurd(3, double.MaxValue), Absurd(4, 1)]);
        var score = ScoreRules.Find(id)!.Score(input);
        double[] numbers = [score.Low!.Value, score.Point!.Value, score.High!.Value];

        Assert.That(numbers, Is.Ordered);
        Assert.That(numbers.All(double.IsFinite));
    }

    private static TaskResult Absurd(int task, double speedup) => Measured(task, 2, 4) with { Speedup = Estimate.Of(speedup), Ratio = Estimate.Of(speedup) };

    private static ScoreInput Draw(int tasks)
    {
        var generator = new SplitMix64((ulong)tasks);
        return new ScoreInput(Enumerable.Range(1, tasks).Select(task => generator.NextIndex(9) == 0 ? Fault(task) : Measured(task, Math.Exp(generator.NextNormal()), 4, width: 1.1)));
    }
}
