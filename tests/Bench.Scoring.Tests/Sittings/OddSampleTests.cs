using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.Tests.Sittings;

public sealed class OddSampleTests
{
    private static readonly Sample Good = SittingSource.Sample("base", ArmKind.Base, 0, 1);

    private static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(Good with { Arm = "a", CallNanoseconds = 0 }, "the call took 0 ns"),
        new TestCaseData(Good with { Arm = "a", CallNanoseconds = -5 }, "the call took -5 ns"),
        new TestCaseData(Good with { Arm = "a", CallNanoseconds = -5, Rotation = -1 }, "the call took -5 ns"),
        new TestCaseData(Good with { Arm = "a", StartNanoseconds = -1 }, "the start took -1 ns"),
        new TestCaseData(Good with { Arm = "a", SetupNanoseconds = long.MinValue }, "the setup took"),
        new TestCaseData(Good with { Arm = "a", CpuNanoseconds = -1 }, "the CPU time is -1 ns"),
        new TestCaseData(Good with { Arm = "a", PeakKiB = -1 }, "the peak memory is -1 KiB"),
        new TestCaseData(Good with { Arm = "a", Sitting = "s2" }, "the other samples are of sitting 's1'"),
        new TestCaseData(Good with { Arm = "a", Task = TaskId.Parse("x__y-1") }, "the other samples are of sample__tally-14"),
        new TestCaseData(Good, "already has a sample in this rotation"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_sample_that_cannot_be_is_refused_by_name(Sample odd, string problem)
    {
        var refused = Assert.Throws<SampleRefusedException>(() => SittingSamples.Of([Good, odd]))!;

        Assert.That(refused.Sample, Is.SameAs(odd));
        Assert.That(refused.Message, Does.Contain(problem).And.Contain($"arm '{odd.Arm}', rotation {odd.Rotation}"));
    }

    [Test]
    public void Samples_without_a_base_arm_are_refused() =>
        Assert.That(() => SittingSamples.Of([Good with { Kind = ArmKind.Expert }]), Throws.ArgumentException.With.Message.Contains("needs a base arm"));

    [Test]
    public void Two_expert_arms_are_refused() => Assert.That(
        () => SittingSamples.Of([Good, Good with { Kind = ArmKind.Expert, Arm = "e" }, Good with { Kind = ArmKind.Expert, Arm = "f" }]),
        Throws.ArgumentException.With.Message.Contains("one Expert arm"));

    [Test]
    public void An_arm_of_two_parts_is_refused() => Assert.That(
        () => SittingSamples.Of([Good, Good with { Kind = ArmKind.Candidate }]), Throws.ArgumentException.With.Message.Contains("more than one part"));

    [Test]
    public void No_samples_are_refused() => Assert.That(() => SittingSamples.Of([]), Throws.ArgumentException);

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_noise_floor_that_is_none_is_refused(double floor) =>
        Assert.That(() => SittingAnalysis.Of([Good], floor), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_sitting_that_ended_in_its_warm_up_has_no_numbers()
    {
        var analysis = SittingAnalysis.Of([Good with { Rotation = -1 }, Good with { Rotation = -1, Arm = "a", Kind = ArmKind.Candidate }], 0.05);

        Assert.That(analysis.Arm("a")!.AgainstBase, Is.Null);
        Assert.That(analysis.Arm("a")!.CallNanoseconds, Is.Null);
        Assert.That(analysis.Arm("a")!.Attainment, Is.Null);
        Assert.That(analysis.Rotations, Is.Zero);
    }

    [Test]
    public void No_times_make_a_number_that_is_not_finite()
    {
        long[] odd = [1, 2, 1000, 1_000_000_000, long.MaxValue / 2, long.MaxValue - 1, long.MaxValue];
        var generator = new SplitMix64(2026);
        for (var trial = 0; trial < 400; trial++)
        {
            var rotations = 1 + generator.NextIndex(14);
            var samples = (from arm in new[] { ("base", ArmKind.Base), ("control", ArmKind.Control), ("expert", ArmKind.Expert), ("a", ArmKind.Candidate) }
                           from rotation in Enumerable.Range(0, rotations)
                           select SittingSource.Sample(arm.Item1, arm.Item2, rotation, odd[generator.NextIndex(odd.Length)]) with
                           {
                               StartNanoseconds = odd[generator.NextIndex(odd.Length)],
                               SetupNanoseconds = odd[generator.NextIndex(odd.Length)],
                               CpuNanoseconds = odd[generator.NextIndex(odd.Length)],
                           }).ToList();
            AssertFinite(SittingAnalysis.Of(samples, generator.NextUnit()));
        }
    }

    private static void AssertFinite(SittingAnalysis analysis)
    {
        foreach (var arm in analysis.Arms)
        {
            Assert.That(arm.ChargedNanoseconds, Is.Not.Negative);
            Assert.That(arm.Attainment ?? 0, Is.InRange(0.0, 1.0));
            foreach (var ratio in new[] { arm.AgainstBase?.Ratio, arm.AgainstExpert?.Ratio }.OfType<Estimate>())
            {
                Assert.That(new[] { ratio.Low, ratio.Point, ratio.High }, Is.Ordered.And.All.Positive.And.All.LessThan(1e20));
            }
        }
    }
}
