using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;
using Bench.Scoring.Statistics;
using Bench.Scoring.Tests.Sittings;

namespace Bench.Scoring.Tests.Decisions;

/// <summary>
/// Simulated sittings on a machine whose speed wanders (autocorrelation 0.7 from sample to sample, coefficient of variation 6 %), in mirrored
/// rotations of four arms. The seed is fixed: the rates are numbers of this code, not of luck. docs/scoring.md has the larger tables.
/// </summary>
public sealed class ErrorRateTests
{
    private const double Floor = 0.05;
    private const int Trials = 250;

    [Test]
    public void Identical_code_is_equal_nearly_always_and_never_voids_a_sitting_often()
    {
        var sittings = Simulate(Math.Log(4), 0);

        Assert.Multiple(() =>
        {
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.AgainstBase!.Verdict == Verdict.Equal), Is.AtLeast(0.97));
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.AgainstBase!.Verdict is Verdict.Faster or Verdict.Slower), Is.AtMost(0.01));
            Assert.That(Share(sittings, sitting => sitting.Control == ControlVerdict.Void), Is.AtMost(0.01));
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.Attainment > 0), Is.AtMost(0.01));
            Assert.That(Share(sittings, sitting => !sitting.Arm("a")!.AgainstBase!.Shown.Contains(0)), Is.InRange(0.02, 0.09));
            Assert.That(Share(sittings, sitting => !sitting.Arm("a")!.AgainstBase!.Decisive.Contains(0)), Is.AtMost(0.025));
        });
    }

    [Test]
    public void A_candidate_as_good_as_the_expert_is_faster_than_base_and_equal_to_the_expert()
    {
        var sittings = Simulate(Math.Log(4), Math.Log(4));

        Assert.Multiple(() =>
        {
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.AgainstBase!.Verdict == Verdict.Faster), Is.EqualTo(1));
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.AgainstExpert!.Verdict == Verdict.Equal), Is.AtLeast(0.97));
            Assert.That(sittings.Average(sitting => sitting.Arm("a")!.Attainment!.Value), Is.EqualTo(1).Within(0.02));
            Assert.That(Share(sittings, sitting => sitting.Arm("a")!.Fragile), Is.AtMost(0.35));
        });
    }

    [Test]
    public void A_gain_of_twice_the_noise_floor_is_found()
    {
        var sittings = Simulate(Math.Log(4), 2 * Floor);

        Assert.That(Share(sittings, sitting => sitting.Arm("a")!.AgainstBase!.Verdict == Verdict.Faster), Is.AtLeast(0.98));
    }

    private static double Share(List<SittingAnalysis> sittings, Func<SittingAnalysis, bool> holds) => sittings.Count(holds) / (double)sittings.Count;

    private static List<SittingAnalysis> Simulate(double expertGain, double candidateGain)
    {
        var generator = new SplitMix64(6);
        return [.. Enumerable.Range(0, Trials).Select(_ => Sitting(generator, [0, 0, expertGain, candidateGain]))];
    }

    /// <summary>Rotations until the stopping rule says stop; the order of the arms is drawn for each pair of mirrored rotations.</summary>
    private static SittingAnalysis Sitting(SplitMix64 generator, double[] gains)
    {
        (string Name, ArmKind Kind)[] arms = [("base", ArmKind.Base), ("control", ArmKind.Control), ("expert", ArmKind.Expert), ("a", ArmKind.Candidate)];
        int[] order = [0, 1, 2, 3];
        var rule = new StoppingRule();
        List<Sample> samples = [];
        var speed = 0.06 * generator.NextNormal();
        for (var rotation = 0; ; rotation++)
        {
            order = rotation % 2 == 0 ? [.. order.OrderBy(_ => generator.NextBits())] : [.. order.Reverse()];
            foreach (var arm in order)
            {
                speed = (0.7 * speed) + (0.06 * Math.Sqrt(1 - 0.49) * generator.NextNormal());
                samples.Add(SittingSource.Sample(arms[arm].Name, arms[arm].Kind, rotation, (long)(5e8 * Math.Exp(speed - gains[arm]))));
            }

            if (rule.IsLook(rotation + 1) && rule.Look(samples, Floor, TimeSpan.Zero, TimeSpan.MaxValue) is not null)
            {
                return SittingAnalysis.Of(samples, Floor);
            }
        }
    }
}
