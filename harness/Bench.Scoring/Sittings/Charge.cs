using Bench.Contracts.Runs;

namespace Bench.Scoring.Sittings;

/// <summary>
/// What moving work out of the timed call costs an arm: growth of start and of setup against base, beyond an allowance of the larger
/// of 5 % of base's median and 20 ms each. Growth is the median of the differences within rotations, since samples of one rotation lie
/// next to each other in time: medians of whole arms drift apart on code that is equal. It is added to every call of the arm.
/// </summary>
/// <param name="StartNanoseconds">Charged growth of the start; 0 when within the allowance.</param>
/// <param name="SetupNanoseconds">Charged growth of the setup; 0 when within the allowance.</param>
public sealed record Charge(long StartNanoseconds, long SetupNanoseconds)
{
    /// <summary>Growth that is always allowed, in nanoseconds.</summary>
    public const long FlatAllowance = 20_000_000;

    /// <summary>Growth that is always allowed, as a share of base's median.</summary>
    public const double RelativeAllowance = 0.05;

    /// <summary>No charge.</summary>
    public static Charge None { get; } = new(0, 0);

    /// <summary>Both parts together, in nanoseconds.</summary>
    public double TotalNanoseconds => (double)StartNanoseconds + SetupNanoseconds;

    /// <summary>The charge of an arm; the base arm's own is zero by construction.</summary>
    /// <param name="arm">The arm; at least one sample.</param>
    /// <param name="reference">The base arm of the same sitting; no charge where the two share no rotation.</param>
    public static Charge Of(ArmSamples arm, ArmSamples reference)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(reference);
        return new Charge(
            Beyond(arm, reference, sample => sample.StartNanoseconds),
            Beyond(arm, reference, sample => sample.SetupNanoseconds));
    }

    private static long Beyond(ArmSamples arm, ArmSamples reference, Func<Sample, long> part) =>
        arm.MedianDifferenceFrom(reference, part) is { } growth
            ? (long)Math.Max(0, growth - Math.Max(RelativeAllowance * reference.Median(part), FlatAllowance))
            : 0;
}
