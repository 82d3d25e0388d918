namespace Bench.Scoring.Decisions;

/// <summary>Why a sitting ends.</summary>
public enum StopReason
{
    /// <summary>Every comparison that is needed has an interval as narrow as its target.</summary>
    NarrowEnough,

    /// <summary>The largest number of rotations is reached.</summary>
    RotationCap,

    /// <summary>The time for the sitting is used up.</summary>
    TimeBudget,
}
