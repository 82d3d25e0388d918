using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Views;

[TestFixture]
public sealed class FiguresTests
{
    [TestCase(0.5, "0.500")]
    [TestCase(0.0432, "0.043")]
    [TestCase(0.00562552532223827, "0.00563")]
    [TestCase(0.00136653971129852, "0.00137")]
    [TestCase(-0.0021, "-0.00210")]
    [TestCase(0.000002, "2e-6")]
    [TestCase(0, "0.000")]
    [TestCase(12.34, "12.3")]
    [TestCase(1480, "1.48e3")]
    public void A_small_number_is_told_from_nothing(double value, string text) => Assert.That(Figures.Share(value), Is.EqualTo(text));

    [TestCase(0.998, "99.8 %")]
    [TestCase(0.999_999_999_999, "100 %")]
    [TestCase(1, "100 %")]
    [TestCase(0.62, "62 %")]
    [TestCase(0.042, "4.2 %")]
    public void Nearly_all_is_told_from_all(double share, string text) => Assert.That(Figures.Percent(share), Is.EqualTo(text));
}
