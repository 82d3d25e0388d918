namespace Bench.Contracts.Outcomes;

/// <summary>Step of an evaluation, in order.</summary>
public enum Phase
{
    /// <summary>Reading the prediction and checking its patch.</summary>
    Ingest,

    /// <summary>Making the environment and the base tree.</summary>
    Prepare,

    /// <summary>Writing the patch into a copy of the base tree.</summary>
    Apply,

    /// <summary>Building the tree.</summary>
    Build,

    /// <summary>Running the guarding tests.</summary>
    Tests,

    /// <summary>Comparing answers before anything is timed.</summary>
    Oracle,

    /// <summary>The rotations of the sitting.</summary>
    Timing,
}
