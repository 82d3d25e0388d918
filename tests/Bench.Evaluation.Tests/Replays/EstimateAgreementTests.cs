using Bench.Contracts.Runs;
using Bench.Evaluation.Replays;

namespace Bench.Evaluation.Tests.Replays;

public sealed class EstimateAgreementTests
{
    private static readonly double Floor = Math.Log(1.02);

    [Test]
    public void Estimates_within_the_noise_floor_agree_however_narrow_their_intervals()
    {
        Assert.That(EstimateAgreement.Holds(new(2, 1.999, 2.001), new(2.03, 2.029, 2.031), Floor), Is.True);
        Assert.That(EstimateAgreement.Holds(new(2, 1.999, 2.001), new(2.06, 2.059, 2.061), Floor), Is.False);
    }

    [Test]
    public void Wide_intervals_leave_room_for_a_difference()
    {
        Assert.That(EstimateAgreement.Holds(new(2, 1.8, 2.2), new(2.4, 2.2, 2.6), Floor), Is.True);
        Assert.That(EstimateAgreement.Holds(new(2, 1.95, 2.05), new(2.4, 2.35, 2.45), Floor), Is.False);
    }

    [Test]
    public void Intervals_that_do_not_quite_meet_may_both_be_true()
    {
        // The wide one may well be as high as the narrow one: its error alone is what the two are apart by.
        Assert.That(EstimateAgreement.Holds(new(1, 0.9, 1.111), new(1.13, 1.128, 1.132), noiseFloor: 0), Is.True);
    }

    [Test]
    public void Half_the_time_is_never_the_same()
    {
        Assert.That(EstimateAgreement.Holds(new(1, 0.9, 1.1), new(2, 1.8, 2.2), Math.Log(1.1)), Is.False);
        Assert.That(EstimateAgreement.Holds(new(2, 1.8, 2.2), new(1, 0.9, 1.1), Math.Log(1.1)), Is.False);
    }

    [Test]
    public void An_interval_without_an_end_contradicts_nothing() =>
        Assert.That(EstimateAgreement.Holds(new Estimate(1, 0, double.PositiveInfinity), new Estimate(9, 8.9, 9.1), Floor), Is.True);
}
