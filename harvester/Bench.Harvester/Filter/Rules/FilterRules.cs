using Bench.Harvester.Filter.Paths;

namespace Bench.Harvester.Filter.Rules;

/// <summary>The rules in the order in which they are tried: what happened to the pull request, what it touches, how large it is, whether callers see another result.</summary>
internal static class FilterRules
{
    /// <summary>All rules; the first that holds gives the reason.</summary>
    public static IReadOnlyList<FilterRule> All { get; } =
    [
        new(FilterReasons.Revert, static (input, _) => FateRules.Revert(input.PullRequest)),
        new(FilterReasons.Reverted, static (input, _) => FateRules.Reverted(input.PullRequest)),
        new(FilterReasons.OtherBranch, static (input, _) => input.PullRequest.TargetBranch is { } branch ? $"It was merged into {branch}." : null),
        new(FilterReasons.Backport, static (input, _) => input.PullRequest.BackportOf is { } number ? $"It repeats #{number} on another branch." : null),
        new(FilterReasons.NoChange, static (input, _) => input.Diff.Files.IsEmpty ? "It changes no file." : null),
        new(FilterReasons.MergeNoise, static (input, _) => FateRules.Noise(input.PullRequest)),
        new(FilterReasons.DocumentationOnly, static (input, _) => Only(input, PathKind.Documentation, PathKind.ReleaseNotes) ?? ImportsBesideDocuments(input)),
        new(FilterReasons.LockFilesOnly, static (input, _) => Only(input, PathKind.Lock)),
        new(FilterReasons.GeneratedOnly, static (input, _) => Only(input, PathKind.Generated)),
        new(FilterReasons.VendoredOnly, static (input, _) => Only(input, PathKind.Vendored)),
        new(FilterReasons.BuildFilesOnly, static (input, _) => Only(input, PathKind.Build, PathKind.Lock)),
        new(FilterReasons.TestsOnly, static (input, _) => Only(input, PathKind.Test, PathKind.Documentation, PathKind.ReleaseNotes)),
        new(FilterReasons.BenchmarksOnly, static (input, _) => Only(input, PathKind.Benchmark, PathKind.Documentation, PathKind.ReleaseNotes)),
        new(FilterReasons.NoSource, static (input, _) => input.Diff.Source.IsEmpty ? $"It changes no source file, only {Names(input)}." : null),
        new(FilterReasons.TooLarge, TooLarge),
        new(FilterReasons.BehaviourChange, static (input, _) => BehaviourRules.Find(input)),
    ];

    private static string? Only(FilterInput input, params ReadOnlySpan<PathKind> kinds)
    {
        foreach (var kind in input.Diff.Kinds)
        {
            if (!kinds.Contains(kind))
            {
                return null;
            }
        }

        return $"It changes only {Names(input)}.";
    }

    /// <summary>A page and the import that it shows: nothing runs that did not run before.</summary>
    private static string? ImportsBesideDocuments(FilterInput input) =>
        input.Diff.Kinds.Contains(PathKind.Documentation) && input.Diff.Source.Length > 0 && input.Tests.Touched == 0 && input.Shape.OnlyImports
            ? "It changes documentation, and only adds imports beside it."
            : null;

    private static string? TooLarge(FilterInput input, FilterLimits limits)
    {
        var lines = input.Diff.SourceAdded + input.Diff.SourceRemoved;
        return input.Diff.Source.Length > limits.SourceFiles || lines > limits.SourceLines
            ? $"It changes {lines} lines in {input.Diff.Source.Length} source files; the limits are {limits.SourceLines} and {limits.SourceFiles}."
            : null;
    }

    private static string Names(FilterInput input) => string.Join(", ", input.Diff.Kinds.Order().Select(static kind => kind switch
    {
        PathKind.ReleaseNotes => "release notes",
        PathKind.Lock => "lock files",
        PathKind.Build => "build files",
        PathKind.Test => "tests",
        PathKind.Benchmark => "benchmarks",
        PathKind.Generated => "generated code",
        PathKind.Vendored => "vendored code",
        PathKind.Documentation => "documentation",
        _ => "data",
    }));
}
