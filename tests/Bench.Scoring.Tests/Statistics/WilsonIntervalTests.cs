using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

[TestFixture]
public sealed class WilsonIntervalTests
{
    [TestCase(0, 10, 0, 0.2775)]
    [TestCase(1, 10, 0.0179, 0.4042)]
    [TestCase(5, 200, 0.0107, 0.0572)]
    [TestCase(10, 10, 0.7225, 1)]
    public void It_is_what_tables_say(int count, int of, double low, double high)
    {
        var interval = WilsonInterval.Of(count, of, Confidence.Shown);

        Assert.That(interval.Low, Is.EqualTo(low).Within(1e-4));
        Assert.That(interval.High, Is.EqualTo(high).Within(1e-4));
    }

    [Test]
    public void Nothing_counted_bounds_nothing() => Assert.That(WilsonInterval.Of(0, 0, Confidence.Shown), Is.EqualTo(new Interval(0, 1)));

    [Test]
    public void More_than_the_whole_is_refused() => Assert.That(() => WilsonInterval.Of(3, 2, Confidence.Shown), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
