namespace Bench.Scoring.Rules;

/// <summary>The three numbers that PIE publishes.</summary>
public enum PieView
{
    /// <summary>Share of tasks sped up by at least 10 %.</summary>
    Optimised,

    /// <summary>Mean speedup, never below 1.</summary>
    Speedup,

    /// <summary>Share of tasks answered right.</summary>
    Correct,
}
