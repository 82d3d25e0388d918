using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Statistics;

public sealed class BootstrapTests
{
    [Test]
    public void The_generator_gives_the_published_numbers()
    {
        var generator = new SplitMix64(1234567);

        Assert.That(
            Enumerable.Range(0, 3).Select(_ => generator.NextBits()),
            Is.EqualTo([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL]));
    }

    [Test]
    public void Indices_stay_below_the_count_and_reach_all_of_it()
    {
        var generator = new SplitMix64(5);
        var seen = Enumerable.Range(0, 1000).Select(_ => generator.NextIndex(7)).ToHashSet();

        Assert.That(seen.Order(), Is.EqualTo(Enumerable.Range(0, 7)));
    }

    [Test]
    public void The_same_seed_gives_the_same_interval()
    {
        var first = Mean([0, 0.5, 1, 0.25], seed: 9);
        var second = Mean([0, 0.5, 1, 0.25], seed: 9);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(Mean([0, 0.5, 1, 0.3], seed: 9), Is.Not.EqualTo(first));
    }

    [Test]
    public void The_interval_of_a_mean_is_near_the_normal_one_when_there_are_many_values()
    {
        var generator = new SplitMix64(3);
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => generator.NextNormal())];
        var interval = Mean(values, seed: 4);
        var student = StudentInterval.Of(values, 0.95);

        Assert.That(interval.Low, Is.EqualTo(student.Low).Within(0.02));
        Assert.That(interval.High, Is.EqualTo(student.High).Within(0.02));
    }

    [Test]
    public void Nothing_to_draw_from_gives_no_bounds() => Assert.That(Mean([], seed: 1), Is.EqualTo(Interval.Everything));

    private static Interval Mean(double[] values, ulong seed) => Bootstrap.Of(values.Length, (i, _) => values[i], drawn => drawn.Average(), seed);
}
