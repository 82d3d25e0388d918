namespace Bench.Contracts.Publications;

/// <summary>How far a published run has been checked. A dispute is a <see cref="Notice"/>, not a level that one can publish with.</summary>
public enum PublicationLevel
{
    /// <summary>The submitter's own numbers.</summary>
    SelfReported,

    /// <summary>Measured by a worker of the site from the submitted predictions.</summary>
    Remeasured,

    /// <summary>A second machine agrees within its interval.</summary>
    Reproduced,
}
