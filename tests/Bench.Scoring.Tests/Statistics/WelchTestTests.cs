using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

[TestFixture]
public sealed class WelchTestTests
{
    private static readonly double[] First = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
    private static readonly double[] Second = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.1];

    [Test]
    public void The_probability_is_the_tail_of_the_t_density_added_up_elsewhere() => Assert.That(WelchTest.Probability(First, Second), Is.EqualTo(0.0084254).Within(1e-6));

    [Test]
    public void Equal_constants_are_not_different_and_unequal_ones_are()
    {
        Assert.That(WelchTest.Probability([1, 1, 1], [1, 1, 1]), Is.EqualTo(1));
        Assert.That(WelchTest.Probability([1, 1, 1], [2, 2, 2]), Is.Zero);
    }

    [Test]
    public void One_value_has_no_variance() => Assert.That(() => WelchTest.Probability([1], [1, 2]), Throws.ArgumentException);
}
