using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Decisions;

public sealed class ControlRuleTests
{
    [TestCase(0.06, 0.01, 0.11, 0.05, true)]
    [TestCase(-0.06, -0.11, -0.01, 0.05, true)]
    [TestCase(0.06, -0.01, 0.13, 0.05, false, Description = "large, but the interval holds 0: the sitting is short, not broken")]
    [TestCase(0.04, 0.01, 0.07, 0.05, false, Description = "surely there, but within the noise floor")]
    [TestCase(0.025, 0.01, 0.04, 0.0, false, Description = "below 3 %, which never voids")]
    [TestCase(0.035, 0.01, 0.06, 0.0, true)]
    public void Both_conditions_must_hold(double estimate, double low, double high, double floor, bool isVoid)
    {
        var control = new Comparison(20, estimate, Interval.Everything, new Interval(low, high), 0.01, Verdict.Inconclusive, Fragile: false);

        Assert.That(ControlRule.Voids(control, floor), Is.EqualTo(isVoid));
    }
}
