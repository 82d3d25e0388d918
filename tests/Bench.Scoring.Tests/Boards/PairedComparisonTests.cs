using Bench.Contracts.Runs;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Boards;

public sealed class PairedComparisonTests
{
    [Test]
    public void A_submission_does_not_differ_from_itself()
    {
        var pair = PairedComparison.Of(ScoreRules.Default, Six(2), Six(2));

        Assert.That((pair.Difference, pair.Interval!.Low, pair.Interval.High, pair.Test.PValue), Is.EqualTo((0.0, 0.0, 0.0, 1.0)));
        Assert.That(pair.Count(PairStanding.Tie), Is.EqualTo(6));
    }

    [Test]
    public void Swapping_the_two_turns_everything_round()
    {
        var (there, back) = (PairedComparison.Of(ScoreRules.Default, Six(2), Six(1.5)), PairedComparison.Of(ScoreRules.Default, Six(1.5), Six(2)));

        Assert.That(back.Difference, Is.EqualTo(-there.Difference));
        Assert.That(back.Count(PairStanding.Win), Is.EqualTo(there.Count(PairStanding.Loss)));
        Assert.That(back.Interval!.Low, Is.EqualTo(-there.Interval!.High).Within(1e-12));
        Assert.That(back.OnlyB(), Is.EqualTo(there.OnlyA()));
    }

    [TestCase(1.3, 1.2, null, PairStanding.Win)]
    [TestCase(1.1, 1.2, false, PairStanding.Tie)]
    [TestCase(1.01, 1.001, true, PairStanding.Tie)]
    public void A_win_is_beyond_noise_and_at_least_2_percent(double factor, double width, bool? beyond, PairStanding standing)
    {
        var task = PairedComparison.Of(ScoreRules.Default, new ScoreInput([Measured(1, 2 * factor, 4, width: width)]), new ScoreInput([Measured(1, 2, 4, width: width)])).Tasks.Single();

        Assert.That(task.Standing, Is.EqualTo(standing));
        Assert.That(task.BeyondNoise, Is.EqualTo(beyond ?? true));
    }

    [Test]
    public void Without_intervals_nobody_says_what_is_noise()
    {
        var pair = PairedComparison.Of(ScoreRules.Default, new ScoreInput([Measured(1, 3, 4), Failed(2), Failed(3)]), new ScoreInput([Measured(1, 2, 4), Measured(2, 2, 4), Failed(3)]));

        Assert.That(pair.Tasks.Select(task => task.BeyondNoise), Is.EqualTo(new bool?[] { null, null, false }));
        Assert.That(pair.Tasks.Select(task => task.Standing), Is.EqualTo(new[] { PairStanding.Win, PairStanding.Loss, PairStanding.Tie }));
    }

    [Test]
    public void Only_tasks_that_both_were_asked_make_the_difference()
    {
        var (a, b) = (new ScoreInput([Measured(1, 3, 4), Measured(2, 4, 4)]), new ScoreInput([Measured(2, 4, 4), Failed(3)]));

        Assert.That(PairedComparison.Of(ScoreRules.Default, a, b).Difference, Is.Zero);
        Assert.That(PairedComparison.Of(ScoreRules.Default, a.Of(task => task == Task(1)), b) is { Difference: null, Interval: null });
    }

    [Test]
    public void Nothing_in_common_is_no_difference_and_no_crash()
    {
        var pair = PairedComparison.Of(ScoreRules.Default, new ScoreInput([Measured(1, 3, 4)]), new ScoreInput([Fault(2)]));

        Assert.That((pair.Difference, pair.Interval, pair.Count(PairStanding.Missing), pair.Test.PValue), Is.EqualTo(((double?)null, (Bench.Scoring.Statistics.Interval?)null, 2, 1.0)));
    }

    [Test]
    public void Absurd_reported_speedups_stay_finite()
    {
        var (huge, tiny) = (Measured(1, 2, 4) with { Speedup = Estimate.Of(1e300) }, Measured(1, 2, 4) with { Speedup = Estimate.Of(1e-300) });
        var task = PairedComparison.Of(ScoreRules.Default, new ScoreInput([huge]), new ScoreInput([tiny])).Tasks.Single();

        Assert.That(task.Factor, Is.EqualTo(Estimate.Of(1e300)));
    }

    /// <summary>Six tasks, which is as many as an interval needs: one is not solved, the others are ever faster.</summary>
    private static ScoreInput Six(double speedup) =>
        new(Enumerable.Range(1, 6).Select(task => task == 4 ? Failed(task) : Measured(task, Math.Pow(speedup, task), 64)), Enumerable.Range(1, 6).ToDictionary(Task, _ => 64.0));
}
