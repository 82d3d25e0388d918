using System.Globalization;
using Bench.Contracts.Runs;

namespace Bench.Charts.Sittings;

/// <summary>Ratios of times as people read them, the same in every report, page and chart.</summary>
public static class RatioWords
{
    /// <summary>A ratio to about three digits, without its sign: <c>3.14</c>, <c>12.3</c>, <c>128</c>, <c>0.0021</c>.</summary>
    public static string Number(double ratio) => ratio switch
    {
        < 1e-4 => ratio.ToString("0.#e0", CultureInfo.InvariantCulture),
        < 0.1 => ratio.ToString("0.####", CultureInfo.InvariantCulture),
        < 10 => ratio.ToString("F2", CultureInfo.InvariantCulture),
        < 100 => ratio.ToString("F1", CultureInfo.InvariantCulture),
        _ => ratio.ToString("F0", CultureInfo.InvariantCulture),
    };

    /// <summary>A ratio with its interval, such as <c>3.14x [3.02, 3.25]</c>; without one where none is known, and nothing when there is no ratio.</summary>
    public static string Of(Estimate? estimate) => estimate is null ? ""
        : estimate.HasInterval ? $"{Number(estimate.Point)}x [{Number(estimate.Low)}, {Number(estimate.High)}]"
        : $"{Number(estimate.Point)}x";
}
