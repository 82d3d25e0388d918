using System.Text.Json.Serialization;

namespace Bench.Contracts.Runs;

/// <summary>A ratio of times with its interval; greater than 1 means faster than what it is compared with.</summary>
/// <param name="Point">Hodges-Lehmann estimate.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record Estimate(double Point, double Low, double High)
{
    /// <summary>False when both ends are the point: a reported number of which no interval is known. Readers then show none.</summary>
    [JsonIgnore]
    public bool HasInterval => Low < High;

    /// <summary>Lower end of the 95 % interval; null when no interval is known.</summary>
    [JsonIgnore]
    public double? KnownLow => HasInterval ? Low : null;

    /// <summary>Upper end of the 95 % interval; null when no interval is known.</summary>
    [JsonIgnore]
    public double? KnownHigh => HasInterval ? High : null;

    /// <summary>A number of which no interval is known.</summary>
    public static Estimate Of(double point) => new(point, point, point);
}
