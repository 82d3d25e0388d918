namespace Bench.Evaluation.Replays;

/// <summary>A part of the measurement that is not what it was. It does not decide; it explains.</summary>
/// <param name="Name">The part.</param>
/// <param name="Recorded">What it was.</param>
/// <param name="Now">What it is.</param>
public sealed record VersionDifference(string Name, string Recorded, string Now);
