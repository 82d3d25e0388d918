using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Statistics;

namespace Bench.Tests.Shared.Boards;

/// <summary>Draws the samples of a sitting: base and control alike, the expert four times as fast, candidates in between.</summary>
internal static class DrawnSitting
{
    /// <summary>Deviation of the logarithm of a time.</summary>
    private const double Noise = 0.02;

    private const double BaseNanoseconds = 400e6;
    private const double ExpertFactor = 0.25;
    private const int WarmUp = 2;

    /// <summary>The samples.</summary>
    /// <param name="task">The task.</param>
    /// <param name="sitting">Identity of the sitting.</param>
    /// <param name="candidates">The candidates' arms with the share of the expert's gain that each reaches.</param>
    /// <param name="rotations">Rotations that are kept.</param>
    /// <param name="seed">Seed of the noise.</param>
    public static ImmutableArray<Sample> Of(TaskId task, string sitting, IReadOnlyList<(string Arm, double Skill)> candidates, int rotations, ulong seed)
    {
        var generator = new SplitMix64(seed);
        (string Arm, ArmKind Kind, double Factor)[] arms =
        [
            ("base", ArmKind.Base, 1),
            ("control", ArmKind.Control, 1),
            ("expert", ArmKind.Expert, ExpertFactor),
            .. candidates.Select(candidate => (candidate.Arm, ArmKind.Candidate, Math.Pow(ExpertFactor, candidate.Skill))),
        ];
        return
        [
            .. from rotation in Enumerable.Range(-WarmUp, rotations + WarmUp)
               from place in Enumerable.Range(0, arms.Length)
               let arm = arms[rotation % 2 == 0 ? place : arms.Length - 1 - place]
               let call = (long)(BaseNanoseconds * arm.Factor * Math.Exp(Noise * generator.NextNormal()))
               select new Sample(
                   task, sitting, arm.Arm, arm.Kind, rotation, place, 7, 10_000_000, 20_000_000, call, call, 40_960, new string('0', 64), ((((long)rotation + WarmUp) * arms.Length) + place) * 1_000_000_000),
        ];
    }
}
