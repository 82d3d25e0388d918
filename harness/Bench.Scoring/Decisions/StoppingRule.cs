using Bench.Contracts.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.Decisions;

/// <summary>
/// When a sitting has enough rotations. It stops on the width of intervals, never because a difference is significant: that would leave the
/// 95 % interval beside the truth in one sitting of four. Being undecided only ever makes a sitting longer.
/// </summary>
public sealed record StoppingRule
{
    /// <summary>Rotations before the first look; even, so that mirrored rotations stay together.</summary>
    public int FirstLook { get; init; } = 10;

    /// <summary>Rotations between two looks; even.</summary>
    public int Step { get; init; } = 2;

    /// <summary>Rotations at which a sitting ends in any case.</summary>
    public int Cap { get; init; } = 40;

    /// <summary>Whether the next thing to do after this many rotations is a look.</summary>
    public bool IsLook(int rotations) => rotations >= Cap || (rotations >= FirstLook && (rotations - FirstLook) % Step == 0);

    /// <summary>Whether to stop; null to go on with the next rotation.</summary>
    /// <param name="samples">All samples of the sitting so far; every arm of the last rotation is complete.</param>
    /// <param name="noiseFloor">Smallest effect that the machine is trusted to see, as a natural logarithm.</param>
    /// <param name="elapsed">Time since the sitting began.</param>
    /// <param name="budget">Time that the sitting may take.</param>
    public StopReason? Look(IReadOnlyCollection<Sample> samples, double noiseFloor, TimeSpan elapsed, TimeSpan budget)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var rotations = samples.Where(sample => sample is { Kind: ArmKind.Base, Rotation: >= 0 }).Select(sample => sample.Rotation).Distinct().Count();
        if (rotations >= FirstLook && IsLook(rotations) && AllNarrow(SittingAnalysis.Of(samples, noiseFloor)))
        {
            return StopReason.NarrowEnough;
        }

        return rotations >= Cap ? StopReason.RotationCap
            : elapsed >= budget ? StopReason.TimeBudget
            : null;
    }

    /// <summary>Whether every candidate is compared narrowly enough with base and with the expert, and the expert with base.</summary>
    private static bool AllNarrow(SittingAnalysis analysis)
    {
        var rule = new DecisionRule(analysis.NoiseFloor);
        return analysis.Arms
            .Where(arm => arm.Kind is ArmKind.Expert or ArmKind.Candidate)
            .All(arm => arm.AgainstBase?.IsNarrow(rule) == true && arm.AgainstExpert?.IsNarrow(rule) != false);
    }
}
