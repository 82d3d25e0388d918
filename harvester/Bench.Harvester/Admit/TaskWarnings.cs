using System.Collections.Immutable;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Admit;

/// <summary>What a reader of a task should know of it.</summary>
internal static class TaskWarnings
{
    private const double Near = 1.1;
    private static readonly ImmutableArray<string> TestWords = ["test", "tests", "spec", "specs"];

    /// <summary>The draft's warnings, and what the change and its replays say.</summary>
    /// <param name="candidate">The pull request, with its draft.</param>
    /// <param name="bar">The bar that the expert cleared.</param>
    public static ImmutableArray<string> Of(Candidate candidate, double bar)
    {
        var draft = candidate.Draft!;
        var warnings = (draft.Warnings.IsDefault ? [] : draft.Warnings).ToBuilder();
        if (candidate.PullRequest.Files.Any(file => file.Kind != Mine.FileChange.Added && IsTest(file.Path)))
        {
            warnings.Add("tests were edited");
        }

        if (!draft.Replays.IsDefaultOrEmpty && draft.Replays.Any(replay => replay.Speedup.Point < bar * Near))
        {
            warnings.Add("expert's gain within 10 % of the bar");
        }

        if (!candidate.PullRequest.Gaps.IsDefaultOrEmpty)
        {
            warnings.AddRange(candidate.PullRequest.Gaps.Select(gap => $"the history has a gap: {gap}"));
        }

        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A file in a folder of tests, or one that is named like a test.</summary>
    private static bool IsTest(string path)
    {
        var parts = path.Split('/');
        return parts[..^1].Any(folder => folder.Split('.', '_', '-').Any(word => TestWords.Contains(word.ToLowerInvariant())))
            || parts[^1].StartsWith("test_", StringComparison.Ordinal) || Path.GetFileNameWithoutExtension(parts[^1]).EndsWith("Tests", StringComparison.Ordinal);
    }
}
