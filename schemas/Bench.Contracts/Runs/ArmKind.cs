namespace Bench.Contracts.Runs;

/// <summary>Part that an arm plays in a sitting.</summary>
public enum ArmKind
{
    /// <summary>The repository as it was.</summary>
    Base,

    /// <summary>A second copy of base; when it differs from base the sitting is void.</summary>
    Control,

    /// <summary>Base with the expert's patch.</summary>
    Expert,

    /// <summary>Base with a submitted patch.</summary>
    Candidate,
}
