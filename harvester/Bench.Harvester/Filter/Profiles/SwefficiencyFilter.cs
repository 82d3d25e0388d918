using System.Collections.Immutable;
using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Profiles;

/// <summary>
/// A filter after the rules of SWE-fficiency, for comparison: any keyword anywhere in title or description, files of any kind. It says yes or no, and all that it
/// lets through have the same score. It reads what the platform mines; their descriptions come from GitHub, so a history alone gives it less text.
/// </summary>
public sealed class SwefficiencyFilter : IPullRequestFilter
{
    private static readonly string[] Keywords =
    [
        "performance", "speedup", "speed up", "speed-up", "speeds up", "speeding up", "faster", "fast", "memory", "optimize", "optimise", "optimization", "optimisation", "profiling", "accelerate", "runtime", "efficiency", "efficient",
        "benchmark", "latency", "throughput", "multithreading", "parallel", "concurren", "resource usage", "cache", "caching", "timeit", "asv",
    ];

    private static readonly string[] TitleTokens = ["perf", "eff", "speed up", "efficiency"];

    private static readonly string[] UpperCaseWords = ["PERF", "OPTIM"];

    private static readonly string[] TestParts = ["test", "tests", "e2e", "testing"];

    /// <inheritdoc/>
    public StageVerdict Judge(MinedChange change)
    {
        var request = change.PullRequest;
        var paths = request.Files.IsDefault ? [] : request.Files.Select(static file => file.Path).ToList();
        if (paths.TrueForAll(IsTest))
        {
            return Out(FilterReasons.TestsOnly, "It changes only tests, or nothing.");
        }

        if (paths.TrueForAll(static path => path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".rst", StringComparison.Ordinal)))
        {
            return Out(FilterReasons.DocumentationOnly, "It changes only .md and .rst files.");
        }

        if (paths.Find(static path => path.EndsWith(".lock", StringComparison.Ordinal)) is { } locked)
        {
            return Out(FilterReasons.LockFilesOnly, $"It changes the lock file {locked}.");
        }

        return KeywordOf(request) is { } keyword
            ? new StageVerdict(Stage.Filter, true, FilterReasons.Accepted, $"It holds “{keyword}”.", [new Evidence("keyword", keyword, 1)])
            : Out(FilterReasons.BelowThreshold, "It holds none of the keywords.");
    }

    private static string? KeywordOf(MinedPullRequest request)
    {
        var label = request.Labels.IsDefault ? null : request.Labels.FirstOrDefault(static label => label.Contains("perf", StringComparison.OrdinalIgnoreCase));
        var text = request.Title + "\n" + TextCleaner.WithoutComments(request.Body);
        return label
            ?? TitleTokens.FirstOrDefault(token => request.Title.Contains(token, StringComparison.OrdinalIgnoreCase))
            ?? Keywords.FirstOrDefault(keyword => text.Contains(keyword, StringComparison.OrdinalIgnoreCase))
            ?? UpperCaseWords.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsTest(string path) => TestParts.Any(part => path.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static StageVerdict Out(string reason, string detail) => new(Stage.Filter, false, reason, detail, ImmutableArray.Create(new Evidence("rule." + reason, detail)));
}
