using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Tests.Sittings;

public sealed class ChargeTests
{
    private static readonly double[] Slow = [.. Enumerable.Range(0, 10).Select(i => 600.0 + i)];
    private static readonly double[] Quick = [.. Slow.Select(time => time - 500)];

    [Test]
    public void Work_moved_into_the_start_gains_nothing()
    {
        // 500 ms saved in the call, 520 ms more at the start: 520 - max(5 % of 50, 20) = 500 charged.
        var arm = Candidate(start: 570, setup: 10);

        Assert.That(arm.Charge, Is.EqualTo(new Charge(500_000_000, 0)));
        Assert.That(arm.ChargedNanoseconds, Is.EqualTo(500_000_000));
        Assert.That(arm.AgainstBase!.Ratio.Point, Is.EqualTo(1).Within(1e-9));
        Assert.That(arm.Reasons[0].Code, Is.EqualTo(ReasonCode.WorkMigrated));
        Assert.That(arm.Reasons[0].Detail, Does.Contain("500.0 ms"));
    }

    [Test]
    public void Work_moved_into_the_setup_gains_nothing() =>
        Assert.That(Candidate(start: 50, setup: 530).AgainstBase!.Ratio.Point, Is.EqualTo(1).Within(1e-9));

    [Test]
    public void Growth_of_start_and_setup_is_added_up() =>
        Assert.That(Candidate(start: 50 + 120, setup: 10 + 220).Charge, Is.EqualTo(new Charge(100_000_000, 200_000_000)));

    [TestCase(50, 70, 0)]
    [TestCase(50, 71, 1)]
    [TestCase(1000, 1050, 0)]
    [TestCase(1000, 1060, 10)]
    [TestCase(1000, 10, 0)]
    public void The_allowance_is_the_larger_of_5_percent_and_20_ms(double reference, double start, long charged)
    {
        var samples = new SittingSource().Arm("base", ArmKind.Base, Slow, start: reference).Arm("a", ArmKind.Candidate, Slow, start: start).Samples;

        Assert.That(SittingAnalysis.Of(samples, 0.05).Arm("a")!.Charge.StartNanoseconds, Is.EqualTo(charged * 1_000_000));
    }

    [Test]
    public void A_machine_that_wanders_between_rotations_charges_nothing()
    {
        long[] reference = [200, 200, 200, 300, 300];
        long[] arm = [200, 200, 300, 300, 300];

        Assert.That(Charge.Of(WithSetups("a", arm), WithSetups("base", reference)), Is.EqualTo(Charge.None));
    }

    [Test]
    public void Arms_without_a_common_rotation_are_not_charged()
    {
        var late = new ArmSamples("a", ArmKind.Candidate, WithSetups("a", [900]).ByRotation.ToImmutableSortedDictionary(sample => 7, sample => sample.Value));

        Assert.That(Charge.Of(late, WithSetups("base", [10])), Is.EqualTo(Charge.None));
    }

    [Test]
    public void A_charge_counts_against_the_expert_too()
    {
        var samples = new SittingSource()
            .Arm("base", ArmKind.Base, Slow)
            .Arm("expert", ArmKind.Expert, Quick)
            .Arm("a", ArmKind.Candidate, Quick, setup: 530)
            .Samples;

        Assert.That(SittingAnalysis.Of(samples, 0.05).Arm("a")!.AgainstExpert!.Ratio.Point, Is.EqualTo(104.5 / 604.5).Within(1e-3));
    }

    private static ArmSamples WithSetups(string arm, long[] milliseconds) => new(arm, ArmKind.Candidate, milliseconds
        .Select((time, rotation) => SittingSource.Sample(arm, ArmKind.Candidate, rotation, 1) with { SetupNanoseconds = time * 1_000_000 })
        .ToImmutableSortedDictionary(sample => sample.Rotation, sample => sample));

    private static ArmAnalysis Candidate(double start, double setup) => SittingAnalysis.Of(
        new SittingSource().Arm("base", ArmKind.Base, Slow).Arm("a", ArmKind.Candidate, Quick, start, setup).Samples, 0.05).Arm("a")!;
}
