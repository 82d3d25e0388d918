using Bench.Evaluation.Sittings;

namespace Bench.Evaluation.Tests.Sittings;

public sealed class SecretSeedTests
{
    private static readonly SecretSeed Seed = new(new string('a', 64));

    [Test]
    public void An_odd_rotation_mirrors_the_even_one_before_it([Range(-2, 8, 2)] int rotation) =>
        Assert.That(Seed.Order(5, rotation + 1), Is.EqualTo(Seed.Order(5, rotation).Reverse()));

    [Test]
    public void Every_order_holds_every_arm_once() =>
        Assert.That(Enumerable.Range(0, 50).Select(rotation => Seed.Order(7, rotation).Order()), Is.All.EqualTo(Enumerable.Range(0, 7)));

    [Test]
    public void Orders_differ_between_pairs_of_rotations() =>
        Assert.That(Enumerable.Range(0, 20).Select(pair => string.Join(' ', Seed.Order(4, 2 * pair))).Distinct().Count(), Is.GreaterThan(8));

    [Test]
    public void Each_arm_comes_first_about_equally_often()
    {
        var first = Enumerable.Range(0, 2000).Select(pair => Seed.Order(4, 2 * pair)[0]).CountBy(arm => arm);
        Assert.That(first.Select(arm => arm.Value), Is.All.InRange(400, 600));
    }

    [Test]
    public void An_input_seed_fits_every_json_reader() =>
        Assert.That(Enumerable.Range(0, 1000).Select(rotation => Seed.InputSeed(rotation, 0)), Is.All.LessThan(1UL << 53));

    [Test]
    public void Inputs_differ_between_rotations_calls_and_secrets()
    {
        ulong[] seeds = [Seed.InputSeed(0, 0), Seed.InputSeed(0, 1), Seed.InputSeed(1, 0), SecretSeed.Draw().InputSeed(0, 0)];
        Assert.That(seeds, Is.Unique);
    }

    [Test]
    public void The_same_secret_gives_the_same_inputs_and_orders()
    {
        var again = new SecretSeed(Seed.Hex);
        Assert.That(again.InputSeed(3, 1), Is.EqualTo(Seed.InputSeed(3, 1)));
        Assert.That(again.Order(6, 4), Is.EqualTo(Seed.Order(6, 4)));
    }

    [Test]
    public void Chance_is_the_same_within_a_rotation_and_another_in_the_next()
    {
        Assert.That(Seed.Variables(3), Is.EqualTo(new SecretSeed(Seed.Hex).Variables(3)));
        Assert.That(Enumerable.Range(0, 20).Select(rotation => Seed.Variables(rotation)["PYTHONHASHSEED"]), Is.Unique);
        Assert.That(Enumerable.Range(0, 200).Select(rotation => Seed.Variables(rotation)["BENCH_FILLER"].Length), Is.All.LessThan(4096));
    }
}
