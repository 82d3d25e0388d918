using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Scoring.Statistics;

namespace Bench.BoardGenerator;

/// <summary>Draws the samples of a sitting: mirrored rotations, one of them warm-up.</summary>
internal static class SittingMaker
{
    private const double Noise = 0.02;

    /// <summary>Draws them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="id">Identity of the sitting.</param>
    /// <param name="rotations">Kept rotations.</param>
    /// <param name="candidates">Arm of each candidate with its time as a multiple of base's; equal multiples of a twin give equal times.</param>
    /// <param name="random">What they are drawn from.</param>
    public static ImmutableArray<Sample> Draw(MadeTask task, string id, int rotations, IReadOnlyList<(string Arm, double Factor, bool IsTwin)> candidates, SplitMix64 random)
    {
        (string Arm, ArmKind Kind, double Factor, bool IsTwin)[] arms =
        [
            ("base", ArmKind.Base, 1, false),
            ("control", ArmKind.Control, 1, false),
            ("expert", ArmKind.Expert, 1 / task.ExpertSpeedup, false),
            .. candidates.Select(candidate => (candidate.Arm, ArmKind.Candidate, candidate.Factor, candidate.IsTwin)),
        ];
        var answer = TaskMaker.Digest(id);
        var samples = ImmutableArray.CreateBuilder<Sample>((rotations + 1) * arms.Length);
        for (var rotation = -1; rotation < rotations; rotation++)
        {
            var calls = Calls(task, arms, random);
            var seed = random.NextBits() >> 12;
            for (var place = 0; place < arms.Length; place++)
            {
                var index = rotation % 2 == 0 ? place : arms.Length - 1 - place;
                var call = calls[index];
                samples.Add(new Sample(
                    task.Spec.Id, id, arms[index].Arm, arms[index].Kind, rotation, place, seed, 11_000_000 + (long)(call % 900_000), 4_000_000 + (long)(call % 70_000), call, (long)(call * 0.98),
                    40_000 + (call % 3_000), answer, (((rotation + 1L) * arms.Length) + place) * 400_000_000));
            }
        }

        return samples.MoveToImmutable();
    }

    private static long[] Calls(MadeTask task, (string Arm, ArmKind Kind, double Factor, bool IsTwin)[] arms, SplitMix64 random)
    {
        var calls = new long[arms.Length];
        for (var index = 0; index < arms.Length; index++)
        {
            calls[index] = arms[index].IsTwin ? calls[index - 1] : Math.Max(1, (long)(task.CallNanoseconds * arms[index].Factor * Math.Exp(Noise * random.NextNormal())));
        }

        return calls;
    }
}
