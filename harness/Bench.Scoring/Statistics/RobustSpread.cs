using MathNet.Numerics.Statistics;

namespace Bench.Scoring.Statistics;

/// <summary>Spread that single wild values cannot move.</summary>
public static class RobustSpread
{
    /// <summary>1/Φ⁻¹(3/4): makes the median absolute deviation estimate the standard deviation of normal values.</summary>
    public const double NormalScale = 1.482602218505602;

    /// <summary>The scaled median absolute deviation from the median, in the unit of the values; 0 for none or one.</summary>
    /// <param name="values">Finite values, in any order.</param>
    public static double Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return 0;
        }

        var centre = values.Median();
        return NormalScale * values.Select(value => Math.Abs(value - centre)).Median();
    }
}
