using Bench.Contracts.Documents;

namespace Bench.Contracts.SelfChecks;

/// <summary>What a method makes of code that really is slower by a known factor.</summary>
/// <param name="Factor">Time of the slower arm / time of its reference, such as 1.05.</param>
/// <param name="Detected">Comparisons that called the arm slower.</param>
/// <param name="Covered">Comparisons whose 95 % interval holds the true value; null for a method without an interval.</param>
/// <param name="Bias">Mean of estimate less truth, as a natural logarithm; positive when the arm looks faster than it is.</param>
public sealed record EffectFindings(
    [property: Bounds(1, 10)] double Factor,
    Share Detected,
    Share? Covered,
    [property: Bounds(-100, 100)] double Bias);
