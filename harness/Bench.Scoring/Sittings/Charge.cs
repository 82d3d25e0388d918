namespace Bench.Scoring.Sittings;

/// <summary>
/// What moving work out of the timed call costs an arm: growth of the median start and of the median setup against base, beyond
/// an allowance of the larger of 5 % and 20 ms each. It is added to every call of the arm.
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
    /// <param name="reference">The base arm of the same sitting; at least one sample.</param>
    public static Charge Of(ArmSamples arm, ArmSamples reference)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(reference);
        return new Charge(
            Growth(arm.Median(sample => sample.StartNanoseconds), reference.Median(sample => sample.StartNanoseconds)),
            Growth(arm.Median(sample => sample.SetupNanoseconds), reference.Median(sample => sample.SetupNanoseconds)));
    }

    private static long Growth(double arm, double reference) =>
        (long)Math.Max(0, arm - reference - Math.Max(RelativeAllowance * reference, FlatAllowance));
}
