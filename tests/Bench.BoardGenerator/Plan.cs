using Bench.Contracts.Outcomes;

namespace Bench.BoardGenerator;

/// <summary>What becomes of one prediction.</summary>
/// <param name="Arm">Name of its arm.</param>
/// <param name="Factor">Its time as a multiple of base's.</param>
/// <param name="Failure">Why it is not measured; null when it is.</param>
/// <param name="IsFlagged">Whether a person should look at it.</param>
/// <param name="IsTwin">Whether it does what the one before it does.</param>
internal sealed record Plan(string Arm, double Factor, Reason? Failure, bool IsFlagged, bool IsTwin);
