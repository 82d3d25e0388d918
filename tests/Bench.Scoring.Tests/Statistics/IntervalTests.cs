using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

public sealed class IntervalTests
{
    [Test]
    public void The_estimate_of_three_values_worked_by_hand()
    {
        // Walsh averages of 1, 2, 6: 1, 1.5, 2, 3.5, 4, 6; the median is (2 + 3.5) / 2.
        Assert.That(HodgesLehmann.Estimate([6, 1, 2]), Is.EqualTo(2.75));
    }

    [Test]
    public void The_estimate_agrees_with_a_median_over_all_pairs([Range(1, 40, 3)] int n)
    {
        var values = Normal(n, seed: (ulong)n);
        List<double> averages = [];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                averages.Add((values[i] + values[j]) / 2);
            }
        }

        averages.Sort();
        var expected = (averages[(averages.Count - 1) / 2] + averages[averages.Count / 2]) / 2;
        Assert.That(HodgesLehmann.Estimate(values), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void The_interval_holds_exactly_the_centres_that_the_signed_rank_test_keeps([Values(6, 8, 10, 13, 20, 31)] int n, [Values(0.95, 0.99)] double confidence)
    {
        var values = Normal(n, seed: (ulong)(100 + n));
        var interval = SignedRankInterval.Of(values, confidence);

        for (var centre = -1.5; centre <= 1.5; centre += 0.01)
        {
            Assert.That(interval.Contains(centre), Is.EqualTo(IsKept(values, centre, confidence)), $"centre {centre}");
        }
    }

    [TestCase(5, 0.95)]
    [TestCase(7, 0.99)]
    [TestCase(0, 0.95)]
    public void Too_few_values_for_the_confidence_give_no_bounds(int n, double confidence) =>
        Assert.That(SignedRankInterval.Of(Normal(n, seed: 1), confidence), Is.EqualTo(Interval.Everything));

    [Test]
    public void Values_that_are_all_the_same_give_that_value_and_an_interval_of_no_width()
    {
        var values = Enumerable.Repeat(0.25, 10).ToArray();

        Assert.That(HodgesLehmann.Estimate(values), Is.EqualTo(0.25));
        Assert.That(SignedRankInterval.Of(values, 0.99), Is.EqualTo(new Interval(0.25, 0.25)));
    }

    [Test]
    public void Zeros_are_kept_and_pull_the_interval_to_zero()
    {
        var interval = SignedRankInterval.Of([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 0.95);

        Assert.That(interval, Is.EqualTo(new Interval(0, 1)));
    }

    [Test]
    public void A_wild_value_moves_the_estimate_little()
    {
        Assert.That(HodgesLehmann.Estimate([0.01, -0.02, 0.015, -0.01, 0.005, 0, 0.02, -0.015, 0.01, 30]), Is.LessThan(0.02));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.That(() => HodgesLehmann.Estimate([1, value]), Throws.ArgumentException);

    [Test]
    public void No_value_at_all_is_refused() => Assert.That(() => HodgesLehmann.Estimate([]), Throws.ArgumentException);

    [Test]
    public void Student_of_five_values_worked_by_hand()
    {
        // Mean 3, s = sqrt(2.5), t(4) at 97.5 % = 2.776: 3 ± 2.776 · 0.7071.
        var interval = StudentInterval.Of([1.0, 2, 3, 4, 5], 0.95);

        Assert.That(interval.Low, Is.EqualTo(1.0368).Within(1e-4));
        Assert.That(interval.High, Is.EqualTo(4.9632).Within(1e-4));
    }

    [Test]
    public void Student_of_one_value_gives_no_bounds() => Assert.That(StudentInterval.Of([1.0], 0.95), Is.EqualTo(Interval.Everything));

    [Test]
    public void Robust_spread_worked_by_hand_and_indifferent_to_a_wild_value()
    {
        // Deviations from the median 3: 2, 1, 0, 1, 997; their median is 1.
        Assert.That(RobustSpread.Of([1.0, 2, 3, 4, 1000]), Is.EqualTo(RobustSpread.NormalScale));
        Assert.That(RobustSpread.Of([]), Is.Zero);
    }

    [TestCase(10)]
    [TestCase(20)]
    public void Intervals_of_independent_values_cover_the_truth_as_often_as_they_say(int n)
    {
        const int trials = 4000;
        var generator = new SplitMix64(77);
        var (shown, decisive) = (0, 0);
        for (var i = 0; i < trials; i++)
        {
            var values = Enumerable.Range(0, n).Select(_ => generator.NextNormal()).ToArray();
            shown += SignedRankInterval.Of(values, Confidence.Shown).Contains(0) ? 1 : 0;
            decisive += SignedRankInterval.Of(values, Confidence.Decisive).Contains(0) ? 1 : 0;
        }

        Assert.That(shown / (double)trials, Is.InRange(0.94, 0.965));
        Assert.That(decisive / (double)trials, Is.InRange(0.985, 0.997));
    }

    private static bool IsKept(double[] values, double centre, double confidence)
    {
        var ranked = values.Select(value => value - centre).OrderBy(Math.Abs).ToList();
        var positive = Enumerable.Range(0, ranked.Count).Where(i => ranked[i] > 0).Sum(i => i + 1);
        var smaller = Math.Min(positive, (ranked.Count * (ranked.Count + 1) / 2) - positive);
        return SignedRank.Probability(ranked.Count, smaller) > (1 - confidence) / 2;
    }

    private static double[] Normal(int n, ulong seed)
    {
        var generator = new SplitMix64(seed);
        return [.. Enumerable.Range(0, n).Select(_ => generator.NextNormal())];
    }
}
