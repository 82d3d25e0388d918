using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Decisions;

namespace Bench.Scoring.Tests.Decisions;

public sealed class HostRuleTests
{
    private const long Second = 1_000_000_000;

    private static readonly TimeSpan Own = TimeSpan.FromSeconds(20);

    [Test]
    public void What_is_busy_and_not_the_samples_is_foreign()
    {
        // 10 rotations of 2 samples of 1 s in 25 s; the core was busy for 90 % of them.
        var conditions = HostRule.Conditions(Samples(_ => 1), Own, busyShare: 0.9, TimeSpan.FromSeconds(25), cpus: 1);
        Assert.That(conditions.ForeignShare, Is.EqualTo(0.1).Within(1e-9));
        Assert.That(HostRule.Problem(conditions), Is.Null);
    }

    [Test]
    public void A_core_that_another_program_shares_is_a_problem()
    {
        var conditions = HostRule.Conditions(Samples(_ => 1), Own, busyShare: 1, TimeSpan.FromSeconds(40), cpus: 1);
        Assert.That(conditions.ForeignShare, Is.EqualTo(0.5).Within(1e-9));
        Assert.That(HostRule.Problem(conditions), Does.Contain("50 %").Or.Contain("50%"));
    }

    [Test]
    public void A_sample_that_spins_until_its_deadline_is_not_foreign() =>
        Assert.That(HostRule.Conditions(Samples(_ => 1), Own + TimeSpan.FromSeconds(60), busyShare: 1, TimeSpan.FromSeconds(80), cpus: 1).ForeignShare, Is.Zero);

    [Test]
    public void Two_measuring_processors_have_twice_the_time() =>
        Assert.That(HostRule.Conditions(Samples(_ => 1), Own, busyShare: 0.5, TimeSpan.FromSeconds(20), cpus: 2).ForeignShare, Is.Zero);

    [Test]
    public void Nothing_is_claimed_where_the_kernel_says_nothing() =>
        Assert.That(HostRule.Conditions(Samples(_ => 1), Own, busyShare: null, TimeSpan.FromSeconds(20), cpus: 1).ForeignShare, Is.Null);

    [Test]
    public void A_machine_that_becomes_slow_for_long_is_a_problem()
    {
        var conditions = HostRule.Conditions(Samples(rotation => rotation < 5 ? 1 : 1.6), Own, busyShare: 0, TimeSpan.FromSeconds(20), cpus: 1);
        Assert.That(conditions.Drift, Is.EqualTo(1.6).Within(1e-6));
        Assert.That(HostRule.Problem(conditions), Does.Contain("1.60 times"));
    }

    [Test]
    public void One_slow_rotation_is_no_drift() =>
        Assert.That(HostRule.Conditions(Samples(rotation => rotation == 4 ? 3 : 1), Own, busyShare: 0, TimeSpan.FromSeconds(20), cpus: 1).Drift, Is.EqualTo(1).Within(1e-9));

    [Test]
    public void Warm_up_and_other_arms_say_nothing_about_drift() =>
        Assert.That(
            HostRule.Conditions([.. Samples(_ => 1), Sample("expert", ArmKind.Expert, 0, 9), Sample("base", ArmKind.Base, -1, 9)], Own, busyShare: 0, TimeSpan.FromSeconds(20), cpus: 1).Drift,
            Is.EqualTo(1).Within(1e-9));

    private static List<Sample> Samples(Func<int, double> seconds) =>
    [
        .. Enumerable.Range(0, 10).SelectMany(rotation => new[]
        {
            Sample("base", ArmKind.Base, rotation, seconds(rotation)),
            Sample("control", ArmKind.Control, rotation, seconds(rotation)),
        }),
    ];

    private static Sample Sample(string arm, ArmKind kind, int rotation, double seconds) =>
        new(TaskId.Parse("acme__json-1"), "s", arm, kind, rotation, 0, 1, 0, 0, (long)(seconds * Second), (long)(seconds * Second), 0, "", 0);
}
