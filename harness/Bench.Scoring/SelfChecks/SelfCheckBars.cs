using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Scoring.Statistics;

namespace Bench.Scoring.SelfChecks;

/// <summary>The bars that a machine must clear to score. docs/measuring.md has them as a table.</summary>
public static class SelfCheckBars
{
    /// <summary>Fewer comparisons of identical code do not show that the error rates are kept.</summary>
    public const int FewestComparisons = 200;

    /// <summary>Fewer cores cannot be kept apart from the rest of the machine.</summary>
    public const int FewestCores = 4;

    /// <summary>Least coverage of injected effects by 95 % intervals.</summary>
    public const double LeastCoverage = 0.92;

    /// <summary>Greatest coverage of injected effects by 95 % intervals.</summary>
    public const double GreatestCoverage = 0.98;

    /// <summary>Largest noise floor of a machine that scores, as a ratio minus 1.</summary>
    public const double LargestScoringFloor = 0.02;

    /// <summary>Largest noise floor of a machine that is worth developing on, as a ratio minus 1.</summary>
    public const double LargestFloor = 0.05;

    /// <summary>Largest share of wrong verdicts on identical code: five in 200 where one in a hundred is promised; six beside a noisy neighbour.</summary>
    public static double MostFalseVerdicts(bool neighbour) => neighbour ? 0.03 : 0.025;

    /// <summary>Largest share of 95 % intervals that miss: the 97 % binomial room of 200 around 5 %; twice the promise beside a noisy neighbour.</summary>
    public static double MostMisses(bool neighbour) => neighbour ? 0.10 : 0.08;

    /// <summary>What keeps a machine from scoring, in sentences; empty when nothing does.</summary>
    public static ImmutableArray<string> Shortfalls(SelfCheckFindings findings, int physicalCores, bool neighbour) =>
        [.. Broken(findings, physicalCores, neighbour)];

    /// <summary>The grade of a machine with these shortfalls.</summary>
    public static RunGrade Grade(ImmutableArray<string> shortfalls) => shortfalls.IsEmpty ? RunGrade.Scoring : RunGrade.Development;

    /// <summary>Injected effects of every size whose interval holds the truth.</summary>
    public static Share Coverage(SelfCheckFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var covered = findings.Rotations.Effects.Select(effect => effect.Covered!).ToList();
        var count = int.CreateSaturating(covered.Sum(share => (long)share.Count));
        var of = int.CreateSaturating(covered.Sum(share => (long)share.Of));
        var interval = WilsonInterval.Of(count, of, Confidence.Shown);
        return new Share(count, of, interval.Low, interval.High);
    }

    private static IEnumerable<string> Broken(SelfCheckFindings findings, int physicalCores, bool neighbour)
    {
        var floor = Math.Exp(findings.NoiseFloor) - 1;
        if (neighbour)
        {
            yield return "A noisy neighbour of its own ran meanwhile: this is no check of the machine.";
        }

        if (floor > LargestFloor)
        {
            yield return Text($"The noise floor is {floor:P1}, above {LargestFloor:P0}: the machine is too noisy to score, and hardly fit to develop on.");
        }
        else if (floor > LargestScoringFloor)
        {
            yield return Text($"The noise floor is {floor:P1}; a machine that scores has at most {LargestScoringFloor:P0}.");
        }

        if (Point(findings.Rotations.FalseVerdicts) is var wrong && wrong > MostFalseVerdicts(neighbour))
        {
            yield return Text($"{wrong:P1} of the verdicts on identical code are wrong; at most {MostFalseVerdicts(neighbour):P1} may be.");
        }

        if (Point(findings.Rotations.Misses!) is var misses && misses > MostMisses(neighbour))
        {
            yield return Text($"{misses:P1} of the 95 % intervals of identical code miss; at most {MostMisses(neighbour):P0} may.");
        }

        var covered = Coverage(findings);
        if (covered.Of == 0)
        {
            yield return "No injected effect was compared.";
        }

        // Outside beyond chance: with some 200 effects the share itself wanders by 3 %.
        else if (covered.High < LeastCoverage || covered.Low > GreatestCoverage)
        {
            yield return Text($"{Point(covered):P1} of the injected effects are covered by their 95 % interval; {LeastCoverage:P0} to {GreatestCoverage:P0} should be.");
        }

        if (findings.Comparisons < FewestComparisons)
        {
            yield return Text($"{findings.Comparisons} comparisons are too few to tell; {FewestComparisons} are needed.");
        }

        if (physicalCores < FewestCores)
        {
            yield return Text($"The machine has {physicalCores} cores; scoring needs {FewestCores}, so that a measurement can be kept apart from the rest.");
        }
    }

    private static double Point(Share share) => share.Of == 0 ? 0 : (double)share.Count / share.Of;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
