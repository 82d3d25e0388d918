namespace Bench.Harvester.Filter;

/// <summary>Reasons of verdicts of the stage Filter.</summary>
public static class FilterReasons
{
    /// <summary>It goes on.</summary>
    public const string Accepted = "accepted";

    /// <summary>It takes another change back.</summary>
    public const string Revert = "revert";

    /// <summary>It was taken back later.</summary>
    public const string Reverted = "reverted";

    /// <summary>It was merged into another branch than the main line.</summary>
    public const string OtherBranch = "other-branch";

    /// <summary>It repeats another pull request on this branch.</summary>
    public const string Backport = "backport";

    /// <summary>It only brings branches together, bumps a version or runs a bot's chore.</summary>
    public const string MergeNoise = "merge-noise";

    /// <summary>It changes no file.</summary>
    public const string NoChange = "no-change";

    /// <summary>It changes documentation, and at most adds imports beside it.</summary>
    public const string DocumentationOnly = "documentation-only";

    /// <summary>It changes tests, and at most documentation beside them.</summary>
    public const string TestsOnly = "tests-only";

    /// <summary>It changes lock files only.</summary>
    public const string LockFilesOnly = "lock-files-only";

    /// <summary>It changes generated code only.</summary>
    public const string GeneratedOnly = "generated-only";

    /// <summary>It changes code of others that is kept in the repository.</summary>
    public const string VendoredOnly = "vendored-only";

    /// <summary>It changes benchmarks only.</summary>
    public const string BenchmarksOnly = "benchmarks-only";

    /// <summary>It changes how the repository is built or checked only.</summary>
    public const string BuildFilesOnly = "build-files-only";

    /// <summary>It changes no source file, but more than one kind of other files.</summary>
    public const string NoSource = "no-source";

    /// <summary>It changes more than a task should hold.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Callers are meant to see another result.</summary>
    public const string BehaviourChange = "behaviour-change";

    /// <summary>Its score is below the threshold.</summary>
    public const string BelowThreshold = "below-threshold";

    /// <summary>Only comments, docstrings, formatting or names of locals change.</summary>
    public const string NoMeaningfulEdit = "no-meaningful-edit";
}
