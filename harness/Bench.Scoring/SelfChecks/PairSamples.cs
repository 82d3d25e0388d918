using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Sittings;

namespace Bench.Scoring.SelfChecks;

/// <summary>The samples of two arms of one sitting, with the one in the part of base and the other in the part of a candidate.</summary>
/// <param name="Pair">The arms.</param>
/// <param name="Samples">Their samples, warm-up left out.</param>
public sealed record PairSamples(CheckedPair Pair, ImmutableArray<Sample> Samples)
{
    /// <summary>Takes the samples of two arms out of a sitting's.</summary>
    /// <exception cref="ArgumentException">The arms do not have one sample each in every rotation.</exception>
    public static PairSamples Of(CheckedPair pair, IReadOnlyCollection<Sample> sitting)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ImmutableArray<Sample> chosen =
        [
            .. from sample in sitting
               where sample.Rotation >= 0 && (sample.Arm == pair.Reference || sample.Arm == pair.Arm)
               select sample with { Kind = sample.Arm == pair.Reference ? ArmKind.Base : ArmKind.Candidate },
        ];
        var rotations = chosen.CountBy(sample => sample.Rotation).ToList();
        return rotations.Count > 0 && rotations.TrueForAll(rotation => rotation.Value == 2)
            ? new PairSamples(pair, chosen)
            : throw new ArgumentException($"The arms {pair.Reference} and {pair.Arm} do not have one sample each in every rotation.", nameof(sitting));
    }

    /// <summary>Rotations that both arms have.</summary>
    public int Rotations => Samples.Length / 2;

    /// <summary>Compares the arms by the samples of the first rotations, exactly as an evaluation does.</summary>
    /// <param name="rotations">How many of them.</param>
    /// <param name="noiseFloor">Noise floor in force, as a natural logarithm.</param>
    public Comparison Compare(int rotations, double noiseFloor) =>
        SittingAnalysis.Of([.. Samples.Where(sample => sample.Rotation < rotations)], noiseFloor).Arms.Single().AgainstBase!;

    /// <summary>Compares at each look and ends at the first at which the interval is narrow enough, as a sitting of two arms does.</summary>
    /// <param name="noiseFloor">Noise floor in force, as a natural logarithm.</param>
    public Comparison CompareAdaptively(double noiseFloor)
    {
        var stopping = new StoppingRule { Cap = Rotations };
        var rule = new DecisionRule(noiseFloor);
        return Enumerable.Range(1, Rotations).Where(stopping.IsLook).Select(rotations => Compare(rotations, noiseFloor))
            .First(comparison => comparison.Rotations >= Rotations || comparison.IsNarrow(rule));
    }

    /// <summary>
    /// The call times of both arms in the order in which they were taken, cut in the middle: what two blocks, one after the other, would have
    /// seen of this machine. Only identical arms can stand for each other so.
    /// </summary>
    public (double[] First, double[] Second) Blocks()
    {
        double[] calls = [.. Samples.OrderBy(sample => sample.At).Select(sample => (double)sample.CallNanoseconds)];
        return (calls[..Rotations], calls[Rotations..]);
    }
}
