namespace Bench.Harvester.Build;

/// <summary>Reasons of the stage Build.</summary>
public static class BuildReasons
{
    /// <summary>It goes on.</summary>
    public const string Accepted = "accepted";

    /// <summary>Nothing in the base tree says how it is built or tested.</summary>
    public const string NoRecipe = "no-recipe";

    /// <summary>A package that the code needs cannot be had.</summary>
    public const string MissingPackage = "build-failed.missing-package";

    /// <summary>The compiler refused the code.</summary>
    public const string Compiler = "build-failed.compiler";

    /// <summary>Versions of packages, of the language or of the SDK do not go together.</summary>
    public const string VersionConflict = "build-failed.version-conflict";

    /// <summary>A package source did not answer.</summary>
    public const string Network = "build-failed.network";

    /// <summary>A step was killed at its deadline or at a limit.</summary>
    public const string Timeout = "build-failed.timeout";

    /// <summary>It failed for a reason that no rule knows.</summary>
    public const string Other = "build-failed.other";

    /// <summary>The tree has no test that its framework finds.</summary>
    public const string NoTests = "no-tests";

    /// <summary>The environment holds history, or what the expert wrote.</summary>
    public const string ExpertReachable = "expert-reachable";
}
