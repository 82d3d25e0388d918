using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

public sealed class SignedRankTests
{
    [TestCase(5, -1)]
    [TestCase(6, 0)]
    [TestCase(7, 2)]
    [TestCase(8, 3)]
    [TestCase(9, 5)]
    [TestCase(10, 8)]
    [TestCase(15, 25)]
    [TestCase(20, 52)]
    [TestCase(25, 89)]
    [TestCase(30, 137)]
    [TestCase(50, 434)]
    public void Critical_values_at_95_percent_are_those_of_the_printed_tables(int n, int expected) =>
        Assert.That(SignedRank.CriticalValue(n, Confidence.Shown), Is.EqualTo(expected));

    [TestCase(7, -1)]
    [TestCase(8, 0)]
    [TestCase(9, 1)]
    [TestCase(10, 3)]
    [TestCase(15, 15)]
    [TestCase(20, 37)]
    [TestCase(25, 68)]
    [TestCase(30, 109)]
    [TestCase(50, 373)]
    public void Critical_values_at_99_percent_are_those_of_the_printed_tables(int n, int expected) =>
        Assert.That(SignedRank.CriticalValue(n, Confidence.Decisive), Is.EqualTo(expected));

    [Test]
    public void Probabilities_agree_with_listing_every_pattern_of_signs([Range(0, 10)] int n)
    {
        var patterns = Enumerable.Range(0, 1 << n).Select(signs => Enumerable.Range(1, n).Where(rank => (signs >> (rank - 1) & 1) == 1).Sum()).ToList();

        for (var t = -1; t <= (n * (n + 1) / 2) + 1; t++)
        {
            Assert.That(SignedRank.Probability(n, t), Is.EqualTo(patterns.Count(sum => sum <= t) / (double)patterns.Count).Within(1e-15));
        }
    }

    [Test]
    public void The_normal_approximation_continues_the_exact_values()
    {
        var last = SignedRank.CriticalValue(50, Confidence.Shown);
        var before = SignedRank.CriticalValue(49, Confidence.Shown);
        var next = SignedRank.CriticalValue(51, Confidence.Shown);

        Assert.That(next - last, Is.EqualTo(last - before).Within(2));
    }

    [TestCase(0.0)]
    [TestCase(1.0)]
    [TestCase(double.NaN)]
    public void A_confidence_that_is_none_is_refused(double confidence) =>
        Assert.That(() => SignedRank.CriticalValue(10, confidence), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
