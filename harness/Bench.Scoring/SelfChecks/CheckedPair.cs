namespace Bench.Scoring.SelfChecks;

/// <summary>Two arms of a self-check whose true ratio is known.</summary>
/// <param name="Reference">Name of the arm that is compared with.</param>
/// <param name="Arm">Name of the arm that is compared.</param>
/// <param name="Factor">True time of the arm / time of the reference; 1 for identical code.</param>
public sealed record CheckedPair(string Reference, string Arm, double Factor)
{
    /// <summary>The true log-ratio as every comparison states it: negative for an arm that is slower.</summary>
    public double Truth => -Math.Log(Factor);
}
