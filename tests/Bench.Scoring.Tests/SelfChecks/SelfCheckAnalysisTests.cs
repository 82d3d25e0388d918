using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.SelfChecks;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Tests.SelfChecks;

/// <summary>What the analysis of a self-check says about simulated machines whose truth is known. The seeds are fixed: nothing here can flicker.</summary>
[TestFixture]
public sealed class SelfCheckAnalysisTests
{
    private const int ManySittings = 100;

    private static readonly SelfCheckFindings Calm = SelfCheckAnalysis.Of(new SelfCheckSource(seed: 1, drift: 0.01, memory: 0.7, noise: 0.01).Sittings(ManySittings));
    private static readonly SelfCheckFindings Drifting = SelfCheckAnalysis.Of(new SelfCheckSource(seed: 2, drift: 0.10, memory: 0.99, noise: 0.02).Sittings(ManySittings));

    [Test]
    public void Three_comparisons_of_identical_code_come_from_each_sitting()
    {
        Assert.That(Calm.Comparisons, Is.EqualTo(3 * ManySittings));
        Assert.That(Calm.Workloads.Select(workload => workload.FalseVerdicts.Of), Is.EqualTo(new[] { 150, 150 }));
        Assert.That(Calm.Rotations.Effects.Select(effect => (effect.Factor, effect.Detected.Of)), Is.EqualTo(new[] { (1.05, ManySittings), (1.10, ManySittings), (1.20, ManySittings) }));
    }

    [Test]
    public void A_calm_machine_has_a_small_floor_keeps_the_rates_and_sees_every_effect()
    {
        Assert.That(Math.Exp(Calm.NoiseFloor) - 1, Is.LessThan(0.02));
        Assert.That(Calm.Rotations.FalseVerdicts.Count, Is.LessThanOrEqualTo(7));
        Assert.That(Calm.Rotations.Misses!.Count / 300.0, Is.InRange(0.02, 0.08));
        Assert.That(Calm.Rotations.Effects.Select(effect => effect.Detected.Count), Is.All.EqualTo(ManySittings));
        Assert.That(SelfCheckBars.Shortfalls(Calm, physicalCores: 4, neighbour: false), Is.Empty);
    }

    [Test]
    public void Drift_breaks_blocks_and_leaves_rotations_standing()
    {
        Assert.That(Drifting.Welch.FalseVerdicts.Count / 300.0, Is.GreaterThan(0.3), "a nominal 5 % test");
        Assert.That(Drifting.Deviation.FalseVerdicts.Count / 300.0, Is.GreaterThan(0.1));
        Assert.That(Drifting.Rotations.FalseVerdicts.Count / 300.0, Is.LessThanOrEqualTo(0.025));
        Assert.That(Drifting.Rotations.Misses!.Count / 300.0, Is.LessThanOrEqualTo(0.08));
        Assert.That(Drifting.Welch.Spread, Is.GreaterThan(2 * Drifting.Rotations.Spread));
    }

    [Test]
    public void Injected_effects_are_covered_as_often_as_the_interval_promises()
    {
        foreach (var findings in new[] { Calm, Drifting })
        {
            Assert.That(SelfCheckBars.Coverage(findings).Count / 300.0, Is.InRange(0.92, 0.99));
            Assert.That(findings.Rotations.Effects.Select(effect => Math.Abs(effect.Bias)), Is.All.LessThan(0.01));
        }
    }

    [Test]
    public void Ending_by_width_takes_no_more_rotations_and_keeps_verdicts_right()
    {
        Assert.That(Calm.Adaptive.Rotations, Is.InRange(10, 20));
        Assert.That(Calm.Adaptive.FalseVerdicts.Count, Is.LessThanOrEqualTo(7));
    }

    [Test]
    public void A_delta_at_the_noise_floor_makes_fewer_wrong_verdicts_than_two_percent() =>
        Assert.That(Drifting.AtFloor.FalseVerdicts.Count, Is.LessThanOrEqualTo(Drifting.Rotations.FalseVerdicts.Count));

    [Test]
    public void The_same_samples_in_another_order_give_the_same_findings()
    {
        var samples = new SelfCheckSource(seed: 3, drift: 0.05, memory: 0.9, noise: 0.02).Sittings(4);

        Assert.That(BenchJson.Line(SelfCheckAnalysis.Of([.. samples.Reverse()])), Is.EqualTo(BenchJson.Line(SelfCheckAnalysis.Of(samples))));
    }

    [Test]
    public void Every_bar_that_is_missed_is_named_and_the_grade_is_development()
    {
        var shortfalls = SelfCheckBars.Shortfalls(Drifting with { Comparisons = 12, NoiseFloor = Math.Log(1.03) }, physicalCores: 2, neighbour: true);

        Assert.That(string.Join('\n', shortfalls), Does.Contain("neighbour").And.Contain("noise floor").And.Contain("12 comparisons").And.Contain("2 cores"));
        Assert.That(SelfCheckBars.Grade(shortfalls), Is.EqualTo(RunGrade.Development));
        Assert.That(SelfCheckBars.Grade([]), Is.EqualTo(RunGrade.Scoring));
    }

    [Test]
    public void The_bars_for_wrong_verdicts_and_misses_follow_the_condition()
    {
        var rotations = Calm.Rotations with { FalseVerdicts = new Share(27, 1000, 0.02, 0.04), Misses = new Share(90, 1000, 0.07, 0.11) };
        string Missed(bool neighbour) => string.Join('\n', SelfCheckBars.Shortfalls(Calm with { Rotations = rotations }, physicalCores: 4, neighbour));

        Assert.That(Missed(neighbour: false), Does.Contain("at most 2.5 %").And.Contain("at most 8 %"));
        Assert.That(Missed(neighbour: true), Does.Contain("neighbour").And.Not.Contain("at most"));
    }

    [Test]
    public void No_effect_at_all_clears_no_bar()
    {
        var without = Calm with { Rotations = Calm.Rotations with { Effects = [] } };

        Assert.That(SelfCheckBars.Shortfalls(without, physicalCores: 4, neighbour: false), Has.One.Contains("No injected effect"));
    }

    [Test]
    public void Counts_beyond_what_a_number_holds_are_summed_all_the_same()
    {
        var many = Calm.Rotations.Effects[0] with { Covered = new Share(int.MaxValue, int.MaxValue, 0.9, 1) };

        Assert.That(SelfCheckBars.Coverage(Calm with { Rotations = Calm.Rotations with { Effects = [many, many] } }).Of, Is.EqualTo(int.MaxValue));
    }

    [Test]
    public void A_floor_above_five_percent_is_refused_for_scoring_in_so_many_words()
    {
        var noisy = Calm with { NoiseFloor = Math.Log(1.06) };

        Assert.That(SelfCheckBars.Shortfalls(noisy, physicalCores: 8, neighbour: false), Has.One.Contains("too noisy to score"));
    }

    [Test]
    public void Samples_of_something_else_are_refused()
    {
        var samples = new SelfCheckSource(seed: 4, drift: 0, memory: 0, noise: 0.01).Sittings(1).ToList();

        Assert.That(() => SelfCheckAnalysis.Of([]), Throws.ArgumentException);
        Assert.That(() => SelfCheckAnalysis.Of([.. samples.Where(sample => sample.Arm != "copy-4")]), Throws.ArgumentException);
        Assert.That(() => SelfCheckAnalysis.Of([.. samples, samples[^1]]), Throws.ArgumentException);
        Assert.That(() => SelfCheckAnalysis.Of(samples.ConvertAll(sample => sample with { CallNanoseconds = 0 })), Throws.InstanceOf<SampleRefusedException>());
    }
}
