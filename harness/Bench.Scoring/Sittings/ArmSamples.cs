using System.Collections.Immutable;
using Bench.Contracts.Runs;
using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Sittings;

/// <summary>The samples of one arm of a sitting, warm-up left out.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Kind">Part that it plays.</param>
/// <param name="ByRotation">At most one sample a rotation, by the rotation's number.</param>
public sealed record ArmSamples(string Arm, ArmKind Kind, ImmutableSortedDictionary<int, Sample> ByRotation)
{
    /// <summary>Median of a property over the arm's samples, in the unit of the property.</summary>
    /// <exception cref="InvalidOperationException">The arm has no sample beyond warm-up.</exception>
    public double Median(Func<Sample, long> property) => ByRotation.Count == 0
        ? throw new InvalidOperationException($"Arm '{Arm}' has no sample beyond warm-up.")
        : ByRotation.Values.Select(sample => (double)property(sample)).Median();

    /// <summary>Median, over the rotations that both arms have, of this arm's property less the other's; null when they share none.</summary>
    internal double? MedianDifferenceFrom(ArmSamples other, Func<Sample, long> property)
    {
        var differences = ByRotation
            .Where(own => other.ByRotation.ContainsKey(own.Key))
            .Select(own => (double)property(own.Value) - property(other.ByRotation[own.Key]))
            .ToList();
        return differences.Count == 0 ? null : differences.Median();
    }
}
