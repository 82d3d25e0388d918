using System.Collections.Immutable;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Sittings;

/// <summary>Call times of an arm with its charge put back.</summary>
/// <param name="Arm">The samples as they were taken.</param>
/// <param name="Charge">What is added to every call.</param>
public sealed record AdjustedTimes(ArmSamples Arm, Charge Charge)
{
    /// <summary>
    /// ln(reference time / arm time) for each rotation in which both have a sample. Pairing stays inside the rotation: its samples lie
    /// next to each other in time and have the same seed, and consecutive rotations run in opposite order, so that drift cancels.
    /// </summary>
    public ImmutableSortedDictionary<int, double> LogRatiosFrom(AdjustedTimes reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Arm.ByRotation
            .Where(pair => reference.Arm.ByRotation.ContainsKey(pair.Key))
            .ToImmutableSortedDictionary(pair => pair.Key, pair => Math.Log(reference.Call(reference.Arm.ByRotation[pair.Key]) / Call(pair.Value)));
    }

    /// <summary>Adjusted call time of a sample, in nanoseconds.</summary>
    private double Call(Sample sample) => sample.CallNanoseconds + Charge.TotalNanoseconds;
}
