using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>The self-check that a run's noise floor and grade come from, in short.</summary>
/// <param name="StartedAt">When the self-check began, ISO 8601 in UTC.</param>
/// <param name="MachineClass">Class of the machine that it measured.</param>
/// <param name="NoiseFloor">Noise floor that it found, as a natural logarithm; the one in force is never below 2 %.</param>
/// <param name="Comparisons">Comparisons of identical code.</param>
/// <param name="FalseVerdicts">Of them called faster or slower by the 99 % rule with a delta of 2 %.</param>
/// <param name="Misses">Of them with a 95 % interval that leaves 0 out.</param>
public sealed record SelfCheckNote(
    [property: Shape(TextPatterns.Moment, TextPatterns.MomentWords)] string StartedAt,
    string MachineClass,
    [property: Bounds(0, 10)] double NoiseFloor,
    [property: Bounds(0, int.MaxValue)] int Comparisons,
    [property: Bounds(0, int.MaxValue)] int FalseVerdicts,
    [property: Bounds(0, int.MaxValue)] int Misses);
