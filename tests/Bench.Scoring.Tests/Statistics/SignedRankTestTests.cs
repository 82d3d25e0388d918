using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

public sealed class SignedRankTestTests
{
    [Test]
    public void Six_gains_of_six_have_a_chance_of_1_in_32() =>
        Assert.That(SignedRankTest.Of([1, 2, 3, 4, 5, 6]), Is.EqualTo(new SignedRankTest(6, 21, 2 / 64.0)));

    [Test]
    public void A_worked_example_with_a_loss_and_a_zero()
    {
        // Sizes 1, 2, 3, 4 with the sign of 2 turned: positive ranks 1 + 3 + 4 = 8, negative 2. P(T <= 2) = 3/16.
        Assert.That(SignedRankTest.Of([4, 0, -2, 1, 3]), Is.EqualTo(new SignedRankTest(4, 8, 6 / 16.0)));
    }

    [Test]
    public void Equal_sizes_share_the_mean_of_their_ranks()
    {
        // Ranks 1.5, 1.5, 3: positive 1.5 + 3. Normal: mean 3, variance 3.5 - 6/48, z = (1.5 - 0.5) / 1.837 = 0.544.
        var test = SignedRankTest.Of([1, -1, 2]);

        Assert.That(test.PositiveRanks, Is.EqualTo(4.5));
        Assert.That(test.PValue, Is.EqualTo(0.586).Within(5e-4));
    }

    [Test]
    public void Exact_and_normal_agree_where_they_meet()
    {
        double[] fifty = [.. Enumerable.Range(1, 50).Select(i => i % 3 == 0 ? -i : i * 1.0)];

        Assert.That(SignedRankTest.Of([.. fifty[..49], 49]).PValue, Is.EqualTo(SignedRankTest.Of(fifty).PValue).Within(0.001), "one tie makes it normal and moves no rank sum");
    }

    [Test]
    public void Nothing_but_zeros_says_nothing() => Assert.That(SignedRankTest.Of([0, 0]), Is.EqualTo(new SignedRankTest(0, 0, 1)));

    [Test]
    public void What_is_not_finite_is_refused() => Assert.That(() => SignedRankTest.Of([double.NaN]), Throws.ArgumentException);
}
