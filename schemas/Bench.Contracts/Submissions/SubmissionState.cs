namespace Bench.Contracts.Submissions;

/// <summary>How far what was handed in has come, in order; the last three are ends short of the board.</summary>
public enum SubmissionState
{
    /// <summary>It is stored; from now on it cannot be lost.</summary>
    Received,

    /// <summary>Its format, its names and its task ids are sound.</summary>
    Schema,

    /// <summary>It waits for a worker.</summary>
    Queued,

    /// <summary>A worker makes the trees and writes the patches into them.</summary>
    Apply,

    /// <summary>Candidates are being built.</summary>
    Build,

    /// <summary>Guarding tests are being run.</summary>
    Parity,

    /// <summary>Rotations are being taken.</summary>
    Measure,

    /// <summary>It is on the board.</summary>
    Published,

    /// <summary>A second class of machine has measured it, too; the detail says whether the two agree.</summary>
    SecondMachine,

    /// <summary>It was not taken; nothing of it was run.</summary>
    Refused,

    /// <summary>It failed on its own account, or waits for a person to look at it.</summary>
    Failed,

    /// <summary>A fault of ours ended it; handing it in again is free.</summary>
    Fault,
}
