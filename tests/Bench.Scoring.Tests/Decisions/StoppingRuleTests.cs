using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Tests.Sittings;

namespace Bench.Scoring.Tests.Decisions;

public sealed class StoppingRuleTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(20);

    [TestCase(8, null)]
    [TestCase(10, StopReason.NarrowEnough)]
    [TestCase(11, null)]
    [TestCase(12, StopReason.NarrowEnough)]
    public void A_quiet_sitting_stops_at_a_look_and_not_between(int rotations, StopReason? expected) =>
        Assert.That(Look(rotations, noise: 0.001, expert: 50, candidate: 50), Is.EqualTo(expected));

    [Test]
    public void A_clear_difference_does_not_stop_a_sitting_that_is_still_wide() =>
        Assert.That(Look(20, noise: 0.3, expert: 50, candidate: 70), Is.Null);

    [Test]
    public void Each_candidate_must_be_narrow_against_the_expert_too()
    {
        // Four times as fast as base: ±14 % is narrow enough against base; against the equal expert ±2.5 % is asked for.
        Assert.That(Look(20, noise: 0.1, expert: null, candidate: 25), Is.EqualTo(StopReason.NarrowEnough));
        Assert.That(Look(20, noise: 0.1, expert: 25, candidate: 25), Is.Null);
    }

    [Test]
    public void An_undecided_comparison_goes_on_where_a_decided_one_stops()
    {
        // Half-width about 2 %: less than half of delta (2.5 %), more than a third (1.7 %).
        Assert.That(Look(10, noise: 0.03, expert: null, candidate: 100), Is.EqualTo(StopReason.NarrowEnough));
        Assert.That(Look(10, noise: 0.03, expert: null, candidate: 96), Is.Null);
    }

    [TestCase(38, null)]
    [TestCase(40, StopReason.RotationCap)]
    [TestCase(41, StopReason.RotationCap)]
    public void The_cap_ends_a_sitting_that_stays_wide(int rotations, StopReason? expected) =>
        Assert.That(Look(rotations, noise: 0.5, expert: 50, candidate: 50), Is.EqualTo(expected));

    [Test]
    public void A_used_up_budget_ends_a_sitting_at_any_rotation()
    {
        Assert.That(Look(7, noise: 0.5, expert: 50, candidate: 50, elapsed: Budget), Is.EqualTo(StopReason.TimeBudget));
        Assert.That(Look(7, noise: 0.5, expert: 50, candidate: 50, elapsed: Budget - TimeSpan.FromSeconds(1)), Is.Null);
    }

    [Test]
    public void Without_a_candidate_the_expert_is_judged() => Assert.That(Look(10, noise: 0.001, expert: 50, candidate: null), Is.EqualTo(StopReason.NarrowEnough));

    private static StopReason? Look(int rotations, double noise, double? expert, double? candidate, TimeSpan elapsed = default)
    {
        var source = new SittingSource().Arm("base", ArmKind.Base, Enumerable.Repeat(100.0, rotations));
        Add(source, "expert", ArmKind.Expert, expert, rotations, noise);
        Add(source, "a", ArmKind.Candidate, candidate, rotations, -noise);
        return new StoppingRule().Look(source.Samples, 0.05, elapsed, Budget);
    }

    private static void Add(SittingSource source, string arm, ArmKind kind, double? typical, int rotations, double noise)
    {
        if (typical is { } time)
        {
            source.Arm(arm, kind, Enumerable.Range(0, rotations).Select(i => time * (1 + (noise * Math.Cos(2.4 * i)))));
        }
    }
}
