using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Rules;

/// <summary>Rules about what became of a pull request, and about chores that look like one.</summary>
internal static class FateRules
{
    private static readonly string[] NoiseStarts =
    [
        "merge branch", "merge remote", "merge master", "merge main", "merge upstream", "merge pull request", "merge tag", "sync with", "sync from", "release ", "bump ", "[pre-commit.ci]", "pre-commit autoupdate", "chore(deps", "build(deps", "update dependency ",
        "prepare release", "prepare for release", "version bump", "back to development", "auto-update",
    ];

    /// <summary>It takes another change back. What takes a revert back brings the change in again, and is none.</summary>
    public static string? Revert(MinedPullRequest request) =>
        request.Reverts is { } number ? $"It takes #{number} back."
        : request.Title.StartsWith("Revert ", StringComparison.OrdinalIgnoreCase) && !request.Title.StartsWith("Revert \"Revert", StringComparison.OrdinalIgnoreCase) ? "Its title says that it takes a change back."
        : null;

    /// <summary>It was taken back later.</summary>
    public static string? Reverted(MinedPullRequest request) => request.RevertedBy switch
    {
        null => null,
        0 => "A later commit took it back.",
        { } number => $"#{number} took it back.",
    };

    /// <summary>It only brings branches together, bumps a version or runs a bot's chore.</summary>
    public static string? Noise(MinedPullRequest request)
    {
        foreach (var start in NoiseStarts)
        {
            if (request.Title.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return $"Its title begins with “{start.Trim()}”.";
            }
        }

        return null;
    }
}
