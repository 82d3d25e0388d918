using System.Collections.Immutable;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Mine;

/// <summary>Says whether enough of a pull request could be read.</summary>
internal static class MineVerdict
{
    /// <summary>The verdict of the stage Mine.</summary>
    public static StageVerdict Of(MinedPullRequest request)
    {
        var gaps = request.Gaps.IsDefault ? [] : request.Gaps;
        return Rejected(gaps, Gap.Parent, MineReasons.NoBase)
            ?? Rejected(gaps, Gap.Together, MineReasons.Together)
            ?? Rejected(gaps, Gap.Trees, MineReasons.NoContent)
            ?? new StageVerdict(Stage.Mine, Accepted: true, MineReasons.Accepted, Sentence(request), [.. gaps.Select(gap => new Evidence("gap", gap))]);
    }

    private static StageVerdict? Rejected(ImmutableArray<string> gaps, string beginning, string reason) =>
        gaps.FirstOrDefault(gap => gap.StartsWith(beginning, StringComparison.Ordinal)) is { } found
            ? new StageVerdict(Stage.Mine, Accepted: false, reason, found[beginning.Length..], [new Evidence("gap", found)])
            : null;

    private static string Sentence(MinedPullRequest request) => request.Style switch
    {
        MergeStyle.Squash => "merged as one commit",
        MergeStyle.Rebase => $"merged as {request.Commits.Length} commits on top",
        MergeStyle.Bot => $"merged by a bot, with {request.Commits.Length} commits",
        _ => $"merged with {request.Commits.Length} commits",
    };
}
