using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Decisions;

public sealed class DecisionRuleTests
{
    [TestCase(0.06, 0.03, 0.09, 0.01, 0.11, Verdict.Faster)]
    [TestCase(0.06, 0.03, 0.09, -0.01, 0.13, Verdict.Inconclusive, Description = "99 % interval holds 0")]
    [TestCase(0.04, 0.03, 0.06, 0.02, 0.07, Verdict.Inconclusive, Description = "estimate below delta, interval not inside it")]
    [TestCase(0.04, 0.035, 0.045, 0.03, 0.05, Verdict.Equal, Description = "surely different from 0, surely less than delta")]
    [TestCase(0.05, 0.045, 0.055, 0.04, 0.06, Verdict.Faster, Description = "estimate of exactly delta")]
    [TestCase(-0.06, -0.09, -0.03, -0.11, -0.01, Verdict.Slower)]
    [TestCase(-0.06, -0.09, -0.03, -0.11, 0.01, Verdict.Inconclusive)]
    [TestCase(0.0, -0.049, 0.049, -0.06, 0.06, Verdict.Equal)]
    [TestCase(0.0, -0.05, 0.049, -0.06, 0.06, Verdict.Inconclusive, Description = "end on delta")]
    public void The_verdict_follows_from_estimate_and_intervals(
        double estimate, double low95, double high95, double low99, double high99, Verdict expected) =>
        Assert.That(new DecisionRule(0.05).Decide(estimate, new Interval(low95, high95), new Interval(low99, high99)), Is.EqualTo(expected));

    [Test]
    public void Samples_too_few_for_an_interval_decide_nothing() =>
        Assert.That(new DecisionRule(0.05).Decide(5, Interval.Everything, Interval.Everything), Is.EqualTo(Verdict.Inconclusive));

    [TestCase(0, 0.0198026)]
    [TestCase(0.01, 0.0198026)]
    [TestCase(0.08, 0.08)]
    public void Delta_is_the_larger_of_2_percent_and_the_noise_floor(double floor, double delta) =>
        Assert.That(new DecisionRule(floor).Delta, Is.EqualTo(delta).Within(1e-7));

    [TestCase(Verdict.Equal, 0.0, 0.03)]
    [TestCase(Verdict.Faster, 0.2, 0.03)]
    [TestCase(Verdict.Slower, -0.7, 0.07)]
    [TestCase(Verdict.Inconclusive, 0.04, 0.02)]
    [TestCase(Verdict.Inconclusive, 2.0, 0.2)]
    public void The_width_target_is_half_of_delta_or_a_third_when_undecided_or_a_tenth_of_the_estimate(Verdict verdict, double estimate, double target) =>
        Assert.That(new DecisionRule(0.06).WidthTarget(verdict, estimate), Is.EqualTo(target).Within(1e-12));
}
