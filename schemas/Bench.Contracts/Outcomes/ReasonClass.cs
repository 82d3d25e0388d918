namespace Bench.Contracts.Outcomes;

/// <summary>Effect of a reason code on the score, in order of precedence.</summary>
public enum ReasonClass
{
    /// <summary>Refused at upload, nothing was run.</summary>
    Upload,

    /// <summary>Integrity: rejected, and the run waits for a person.</summary>
    Integrity,

    /// <summary>Rejected; counts as no speedup.</summary>
    Reject,

    /// <summary>Fault of the platform or the machine; retried, never a score.</summary>
    Platform,

    /// <summary>The cost was put back.</summary>
    Charged,

    /// <summary>Scored, not ranked until a person has looked.</summary>
    Flagged,

    /// <summary>No speedup, or the real value if slower.</summary>
    Neutral,

    /// <summary>Shown beside the score, without effect on it.</summary>
    Badge,
}
