using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Replays;
using Bench.Sandbox;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Tests.Replays;

/// <summary>What series of sittings say, with sittings whose times are given.</summary>
public sealed class ReplaySeriesTests
{
    private static readonly double Floor = Math.Log(1.1);

    private static readonly SittingConditions Steady = new(0.01, 1.05);

    private static readonly SittingConditions Noisy = new(0.5, 1.05);

    [Test]
    public async Task An_expert_that_clears_the_bar_in_every_sitting_holds()
    {
        var verdict = await RunAsync(Sitting(2), Sitting(2.05), Sitting(1.96));
        Assert.That((verdict.Outcome, verdict.Sittings.Length), Is.EqualTo((ReplayOutcome.Holds, 3)));
        var records = verdict.Records("machine", DateTimeOffset.UnixEpoch);
        Assert.That(records.Select(record => (record.Machine, record.Rotations, record.Date)), Is.All.EqualTo(("machine", 10, "1970-01-01")));
        Assert.That(records[0].Speedup.Point, Is.EqualTo(2).Within(0.05));
    }

    [Test]
    public async Task The_first_sitting_of_a_steady_machine_that_speaks_against_it_is_enough()
    {
        Assert.That((await RunAsync(Sitting(1))).Outcome, Is.EqualTo(ReplayOutcome.NoSpeedup));
        Assert.That((await RunAsync(Sitting(2), Sitting(0.5))).Outcome, Is.EqualTo(ReplayOutcome.NoSpeedup));
        Assert.That((await RunAsync(new ReplayBar(3), Sitting(2))).Outcome, Is.EqualTo(ReplayOutcome.BelowBar));
    }

    [Test]
    public async Task On_an_unsteady_machine_it_takes_two() =>
        Assert.That((await RunAsync(Sitting(1, Noisy), Sitting(1, Noisy))).Outcome, Is.EqualTo(ReplayOutcome.NoSpeedup));

    [Test]
    public async Task A_sitting_that_noise_spoilt_is_made_good()
    {
        var verdict = await RunAsync(Sitting(1, Noisy), Sitting(2), Sitting(2), Sitting(2));
        Assert.That((verdict.Outcome, verdict.Sittings.Length), Is.EqualTo((ReplayOutcome.Holds, 3)));
    }

    [Test]
    public void Where_timings_count_as_scores_an_unsteady_machine_is_a_fault_and_no_verdict() =>
        Assert.That(
            () => RunAsync(new ReplayBar(), mustBeSteady: true, Sitting(2, Noisy), Sitting(2, Noisy), Sitting(1, Noisy), Sitting(2, Noisy)),
            Throws.TypeOf<SandboxFaultException>().With.Message.Contains("too noisy to measure on now").And.Message.Contains("50 %"));

    [Test]
    public async Task A_control_arm_that_differs_twice_on_a_steady_machine_is_the_tasks_fault()
    {
        Assert.That((await RunAsync(Sitting(2, control: 1.5), Sitting(2, control: 1.5))).Outcome, Is.EqualTo(ReplayOutcome.ControlDiffers));
        Assert.That((await RunAsync(Sitting(2, control: 1.5), Sitting(2), Sitting(2), Sitting(2))).Outcome, Is.EqualTo(ReplayOutcome.Holds));
    }

    [Test]
    public void A_control_arm_that_differs_on_an_unsteady_machine_is_the_machines() =>
        Assert.That(
            () => RunAsync([.. Enumerable.Repeat(Sitting(2, Noisy, control: 1.5), 4)]),
            Throws.TypeOf<SandboxFaultException>().With.Message.Contains("the control arm"));

    [Test]
    public async Task Sittings_that_contradict_each_other_do_not_replay() =>
        Assert.That((await RunAsync(Sitting(2), Sitting(2), Sitting(4))).Outcome, Is.EqualTo(ReplayOutcome.Disagree));

    [Test]
    public async Task Times_in_two_groups_are_refused_when_they_are_seen_twice() =>
        Assert.That((await RunAsync(Sitting(2, groups: 3), Sitting(2, groups: 3))).Outcome, Is.EqualTo(ReplayOutcome.Multimodal));

    [TestCase(ReasonCode.BaselineUnstable, ReplayOutcome.WorkloadFailed)]
    [TestCase(ReasonCode.OracleError, ReplayOutcome.AnswersDiffer)]
    public async Task What_breaks_twice_is_broken(ReasonCode code, ReplayOutcome outcome)
    {
        var broken = new ReplaySitting.Broken(new Reason(code, Phase.Timing, "broken"), "its log");
        var verdict = await RunAsync(broken, broken);
        Assert.That((verdict.Outcome, verdict.Log), Is.EqualTo((outcome, "its log")));
        Assert.That((await RunAsync(broken, Sitting(2), Sitting(2), Sitting(2))).Outcome, Is.EqualTo(ReplayOutcome.Holds));
    }

    [TestCase(new long[] { 10, 11, 12, 12, 30, 31, 32, 32 }, 2.5)]
    [TestCase(new long[] { 10, 11, 12, 12, 13, 14, 30, 31, 32 }, null)]
    [TestCase(new long[] { 10, 11, 12, 13, 14, 30 }, null)]
    [TestCase(new long[] { 10, 12, 15, 19, 24, 30 }, null)]
    [TestCase(new long[] { 10 }, null)]
    [TestCase(new long[0], null)]
    public void Two_groups_are_four_or_more_times_on_each_side_of_a_wide_gap(long[] times, double? apart) => Assert.That(TwoGroups.In(times), Is.EqualTo(apart));

    private static Task<ReplayVerdict> RunAsync(params IReadOnlyList<ReplaySitting> sittings) => RunAsync(new ReplayBar(), mustBeSteady: false, sittings);

    private static Task<ReplayVerdict> RunAsync(ReplayBar bar, params IReadOnlyList<ReplaySitting> sittings) => RunAsync(bar, mustBeSteady: false, sittings);

    private static Task<ReplayVerdict> RunAsync(ReplayBar bar, bool mustBeSteady, params IReadOnlyList<ReplaySitting> sittings)
    {
        var next = 0;
        return new ReplaySeries(bar, mustBeSteady, _ => Task.FromResult(sittings[next++])).RunAsync(new Progress<string>(), CancellationToken.None);
    }

    /// <summary>Ten rotations in which the expert is as many times as fast as base; times waver a little.</summary>
    private static ReplaySitting.Measured Sitting(double speedup, SittingConditions? conditions = null, double control = 1, double groups = 1)
    {
        var samples = new List<Sample>();
        for (var rotation = 0; rotation < 10; rotation++)
        {
            var time = 1e8 * (1 + (rotation % 3 * 0.01)) * (rotation % 2 == 0 ? 1 : groups);
            samples.Add(Some.Sample("base", ArmKind.Base, rotation, 0, (long)time));
            samples.Add(Some.Sample("control", ArmKind.Control, rotation, 1, (long)(time / control * (1 + (rotation % 2 * 0.004)))));
            samples.Add(Some.Sample("expert", ArmKind.Expert, rotation, 2, (long)(time / speedup * (1 + (rotation % 2 * 0.004)))));
        }

        return new ReplaySitting.Measured(
            SittingAnalysis.Of(samples, Floor),
            conditions ?? Steady,
            [.. samples.Where(sample => sample.Kind == ArmKind.Base).Select(sample => sample.CallNanoseconds)]);
    }
}
