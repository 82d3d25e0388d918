using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Tests.Sittings;

public sealed class SittingAnalysisTests
{
    private const double Floor = 0.05;

    // Ten rotations of noise that the arms share, and noise of their own, small and symmetric.
    private static readonly double[] Shared = [1.0, 1.2, 0.9, 1.05, 1.3, 0.8, 1.0, 1.1, 0.95, 1.15];
    private static readonly double[] Own = [1.00, 1.01, 0.99, 1.005, 0.995, 1.002, 0.998, 1.007, 0.993, 1.0];

    [Test]
    public void Noise_that_the_arms_of_a_rotation_share_cancels()
    {
        var analysis = SittingAnalysis.Of(new SittingSource().Arm("base", ArmKind.Base, Times(200)).Arm("a", ArmKind.Candidate, Times(100)).Samples, Floor);
        var speedup = analysis.Candidates.Single().AgainstBase!.Ratio;

        Assert.That(new[] { speedup.Point, speedup.Low, speedup.High }, Is.All.EqualTo(2).Within(1e-6));
    }

    [Test]
    public void The_numbers_of_a_sitting_worked_by_hand()
    {
        // Expert four times as fast as base, candidate twice: attainment ln 2 / ln 4 = 1/2, ratio 1/2.
        var analysis = SittingAnalysis.Of(
            new SittingSource()
                .Arm("base", ArmKind.Base, Times(400))
                .Arm("control", ArmKind.Control, Times(400, Own))
                .Arm("expert", ArmKind.Expert, Times(100, Own))
                .Arm("a", ArmKind.Candidate, Times(200))
                .Samples,
            Floor);
        var candidate = analysis.Arm("a")!;

        Assert.Multiple(() =>
        {
            Assert.That(analysis.Rotations, Is.EqualTo(10));
            Assert.That(analysis.Control, Is.EqualTo(ControlVerdict.Sound));
            Assert.That(analysis.ExpertSpeedup!.Point, Is.EqualTo(4).Within(0.01));
            Assert.That(analysis.IsMeasurable, Is.True);
            Assert.That(analysis.Expert!.AgainstExpert, Is.Null);
            Assert.That(candidate.AgainstBase!.Verdict, Is.EqualTo(Verdict.Faster));
            Assert.That(candidate.AgainstExpert!.Verdict, Is.EqualTo(Verdict.Slower));
            Assert.That(candidate.AgainstExpert.Ratio.Point, Is.EqualTo(0.5).Within(0.005));
            Assert.That(candidate.Attainment, Is.EqualTo(0.5).Within(0.005));
            Assert.That(candidate.Fragile, Is.False);
            Assert.That(candidate.Charge, Is.EqualTo(Charge.None));
            Assert.That(candidate.CallNanoseconds, Is.EqualTo(205_000_000), "the median call, without warm-up");
            Assert.That(candidate.PeakKiB, Is.EqualTo(1000));
            Assert.That(candidate.Reasons, Is.Empty);
        });
    }

    [Test]
    public void A_copy_of_base_is_equal_and_attains_nothing()
    {
        var candidate = WithExpert(100).Arm("a", ArmKind.Candidate, Times(400, Own));
        var analysis = SittingAnalysis.Of(candidate.Samples, Floor).Arm("a")!;

        Assert.That(analysis.AgainstBase!.Verdict, Is.EqualTo(Verdict.Equal));
        Assert.That(analysis.Attainment, Is.Zero);
        Assert.That(analysis.Reasons.Single().Code, Is.EqualTo(ReasonCode.NoMeasurableChange));
    }

    [Test]
    public void A_gain_that_the_samples_do_not_decide_counts_as_none()
    {
        double[] wild = [1.6, 0.7, 1.5, 0.8, 1.4, 0.9, 1.7, 0.6, 1.3, 1.2];
        var analysis = SittingAnalysis.Of(WithExpert(100).Arm("a", ArmKind.Candidate, Times(320, wild)).Samples, Floor).Arm("a")!;

        Assert.That(analysis.AgainstBase!.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(analysis.Attainment, Is.Zero);
    }

    [Test]
    public void A_slower_candidate_attains_nothing_and_says_so()
    {
        var analysis = SittingAnalysis.Of(WithExpert(100).Arm("a", ArmKind.Candidate, Times(800)).Samples, Floor).Arm("a")!;

        Assert.That(analysis.AgainstBase!.Verdict, Is.EqualTo(Verdict.Slower));
        Assert.That(analysis.Attainment, Is.Zero);
        Assert.That(analysis.Reasons.Single().Code, Is.EqualTo(ReasonCode.Slowdown));
        Assert.That(analysis.Reasons.Single().Detail, Does.Contain("2.00 times"));
    }

    [Test]
    public void A_candidate_better_than_the_expert_attains_one()
    {
        var analysis = SittingAnalysis.Of(WithExpert(200).Arm("a", ArmKind.Candidate, Times(100)).Samples, Floor).Arm("a")!;

        Assert.That(analysis.AgainstExpert!.Verdict, Is.EqualTo(Verdict.Faster));
        Assert.That(analysis.Attainment, Is.EqualTo(1));
    }

    [TestCase(400)]
    [TestCase(385)]
    [TestCase(500)]
    public void Where_the_expert_shows_no_gain_the_task_is_not_measurable_and_nobody_is_scored(double expert)
    {
        var analysis = SittingAnalysis.Of(WithExpert(expert).Arm("a", ArmKind.Candidate, Times(100)).Samples, Floor);

        Assert.That(analysis.IsMeasurable, Is.False);
        Assert.That(analysis.Arm("a")!.Attainment, Is.Null);
    }

    [Test]
    public void A_control_arm_that_differs_from_base_voids_the_sitting()
    {
        var analysis = SittingAnalysis.Of(new SittingSource().Arm("base", ArmKind.Base, Times(400)).Arm("control", ArmKind.Control, Times(360, Own)).Samples, Floor);

        Assert.That(analysis.Control, Is.EqualTo(ControlVerdict.Void));
    }

    [Test]
    public void A_sitting_without_a_control_arm_says_that_nothing_was_checked() =>
        Assert.That(SittingAnalysis.Of(WithExpert(100).Samples, Floor).Control, Is.EqualTo(ControlVerdict.Absent));

    [Test]
    public void A_control_arm_of_every_second_rotation_is_compared_in_those()
    {
        var source = WithExpert(100).Arm("control", ArmKind.Control, Times(400, Own));
        var samples = source.Samples.Where(sample => sample.Kind != ArmKind.Control || sample.Rotation % 2 == 0).ToList();

        Assert.That(SittingAnalysis.Of(samples, Floor).Arm("control")!.AgainstBase!.Rotations, Is.EqualTo(5));
    }

    [Test]
    public void The_order_of_the_samples_does_not_matter()
    {
        var samples = WithExpert(100).Arm("a", ArmKind.Candidate, Times(320, Own)).Samples;
        var forward = SittingAnalysis.Of(samples, Floor);
        var backward = SittingAnalysis.Of([.. samples.Reverse()], Floor);

        Assert.That(backward.Arm("a")!.AgainstExpert, Is.EqualTo(forward.Arm("a")!.AgainstExpert));
    }

    [Test]
    public void More_CPU_time_in_a_shorter_call_is_flagged()
    {
        var analysis = SittingAnalysis.Of(WithExpert(100).Arm("a", ArmKind.Candidate, Times(200), cpuFactor: 4).Samples, Floor).Arm("a")!;

        Assert.That(analysis.Reasons.Single().Code, Is.EqualTo(ReasonCode.CpuTimeDisagrees));
    }

    [TestCase(400, 7.9, true)]
    [TestCase(400, 8.1, false)]
    [TestCase(100, 1.0, true)]
    public void A_candidate_far_beyond_the_expert_waits_for_a_person(double expert, double candidate, bool flagged)
    {
        var analysis = SittingAnalysis.Of(WithExpert(expert).Arm("a", ArmKind.Candidate, Times(candidate)).Samples, Floor).Arm("a")!;

        Assert.That(analysis.Reasons.Select(reason => reason.Code), flagged ? Is.EqualTo(new[] { ReasonCode.ImplausibleSpeedup }) : Is.Empty);
        Assert.That(analysis.AgainstBase!.Verdict, Is.EqualTo(Verdict.Faster), "it stays scored");
    }

    private static SittingSource WithExpert(double expert) =>
        new SittingSource().Arm("base", ArmKind.Base, Times(400)).Arm("expert", ArmKind.Expert, Times(expert, Own));

    private static IEnumerable<double> Times(double typical, double[]? own = null) =>
        Shared.Select((shared, i) => typical * shared * (own?[i] ?? 1));
}
