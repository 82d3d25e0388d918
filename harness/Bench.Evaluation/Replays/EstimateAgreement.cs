using Bench.Contracts.Runs;

namespace Bench.Evaluation.Replays;

/// <summary>
/// Whether two independent estimates of one ratio may both be true: their difference on the logarithmic scale is no more than the
/// noise floor, with 99 % confidence allowed for what the two intervals leave open.
/// </summary>
public static class EstimateAgreement
{
    /// <summary>Half-width of a 95 % interval in standard errors.</summary>
    private const double Shown = 1.959964;

    /// <summary>Half-width of a 99 % interval in standard errors.</summary>
    private const double Decided = 2.575829;

    /// <summary>Compares.</summary>
    /// <param name="one">An estimate with its 95 % interval.</param>
    /// <param name="other">The other one.</param>
    /// <param name="noiseFloor">The greater noise floor of the two machines, as a natural logarithm.</param>
    public static bool Holds(Estimate one, Estimate other, double noiseFloor)
    {
        var apart = Math.Abs(Math.Log(one.Point) - Math.Log(other.Point));
        var open = Decided * Math.Sqrt(Square(Error(one)) + Square(Error(other)));
        // An interval without an end leaves everything open.
        return !double.IsFinite(open) || apart - open <= noiseFloor;
    }

    /// <summary>Standard error on the logarithmic scale.</summary>
    private static double Error(Estimate estimate) => (Math.Log(estimate.High) - Math.Log(estimate.Low)) / (2 * Shown);

    private static double Square(double value) => value * value;
}
