namespace Bench.Contracts.Submissions;

/// <summary>What was handed in.</summary>
public enum SubmissionKind
{
    /// <summary>A predictions file; a worker of the site measures it.</summary>
    Predictions,

    /// <summary>A run that the submitter measured, as a bundle.</summary>
    Run,
}
