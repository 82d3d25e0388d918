namespace Bench.Harvester.Cover;

/// <summary>Reasons of the stage Cover.</summary>
public static class CoverReasons
{
    /// <summary>It goes on.</summary>
    public const string Accepted = "accepted";

    /// <summary>No test executes a line of interest, or there is none: documentation only, say.</summary>
    public const string NoCoveringTest = "no-covering-test";

    /// <summary>A guarding test fails on base or on the expert's tree, or none passes on both.</summary>
    public const string GuardingTestsFail = "guarding-tests-fail";

    /// <summary>The suite left no report that can be read.</summary>
    public const string TestsDoNotRun = "tests-do-not-run";

    /// <summary>Even a narrowed suite was killed at its deadline or at a limit.</summary>
    public const string SuiteTooSlow = "suite-too-slow";

    /// <summary>The expert's change cannot be put on base: binary content, say.</summary>
    public const string ExpertUnusable = "expert-unusable";

    /// <summary>The expert's tree cannot be built in base's environment.</summary>
    public const string ExpertBuildFailed = "expert-build-failed";
}
