namespace Bench.Contracts.Runs;

/// <summary>A ratio of times with its interval; greater than 1 means faster than what it is compared with.</summary>
/// <param name="Point">Hodges-Lehmann estimate.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record Estimate(double Point, double Low, double High);
