namespace Bench.Leaderboard.Matrices;

/// <summary>What is known of a submission at a task.</summary>
public enum CellKind
{
    /// <summary>It was not tried.</summary>
    Missing,

    /// <summary>It is scored: the cell has an attainment.</summary>
    Scored,

    /// <summary>The submission failed at it: attainment 0.</summary>
    Failed,

    /// <summary>A fault of ours or of the machine: no score.</summary>
    Fault,

    /// <summary>It was measured, but the expert could not be told from base: no score.</summary>
    NotMeasurable,
}
