namespace Bench.Charts.Tests;

public sealed class AxisTests
{
    [Test]
    public void Equal_ratios_are_equal_distances_on_a_logarithmic_axis()
    {
        var axis = new Axis.Logarithmic("x", [1, 100]);

        Assert.That(axis.Place(10) - axis.Place(1), Is.EqualTo(axis.Place(100) - axis.Place(10)).Within(1e-12));
        Assert.That(axis.Place(10), Is.EqualTo(0.5).Within(1e-12));
    }

    [Test]
    public void What_lies_beyond_an_axis_is_drawn_at_its_end()
    {
        var axis = new Axis.Logarithmic("x", [1, 10]);

        Assert.That(axis.Place(double.PositiveInfinity), Is.EqualTo(1));
        Assert.That(axis.Place(0), Is.Zero);
        Assert.That(new Axis.Linear("x", 0, 5).Place(-3), Is.Zero);
    }

    [TestCase(0.9, 1.1)]
    [TestCase(0.5, 12)]
    [TestCase(1e-3, 9e8)]
    [TestCase(400, 401)]
    public void A_logarithmic_axis_has_two_to_ten_ticks_inside_of_it(double low, double high)
    {
        var axis = new Axis.Logarithmic("x", [low, high]);
        var ticks = axis.Ticks.ToList();

        Assert.That(ticks, Has.Count.InRange(2, 10));
        Assert.That(ticks.Select(tick => tick.Value), Is.Ordered.And.All.InRange(axis.Low, axis.High));
        Assert.That(ticks.Select(tick => tick.Label), Is.Unique);
    }

    [TestCase(0, 40)]
    [TestCase(0, 1)]
    [TestCase(-1, 7)]
    [TestCase(3, 3)]
    public void A_linear_axis_has_round_ticks_and_no_negative_zero(double low, double high)
    {
        var ticks = new Axis.Linear("x", low, high).Ticks.ToList();

        Assert.That(ticks, Has.Count.InRange(2, 8));
        Assert.That(ticks.Select(tick => tick.Label), Has.None.EqualTo("-0"));
    }

    [Test]
    public void An_axis_without_a_value_that_can_be_drawn_is_still_an_axis() =>
        Assert.That(new Axis.Logarithmic("x", [double.NaN, 0, double.PositiveInfinity]).Place(1), Is.EqualTo(0.5).Within(1e-12));
}
