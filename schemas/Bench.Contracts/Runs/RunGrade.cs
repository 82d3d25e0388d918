namespace Bench.Contracts.Runs;

/// <summary>What the timings of a run are good for.</summary>
public enum RunGrade
{
    /// <summary>The machine misses the noise bars or has not been checked: for development only.</summary>
    Development,

    /// <summary>The machine passed the self-check.</summary>
    Scoring,
}
