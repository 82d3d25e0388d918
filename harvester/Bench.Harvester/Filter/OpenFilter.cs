using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter;

/// <summary>Lets everything through that changes a file, and ranks all alike.</summary>
internal sealed class OpenFilter : IPullRequestFilter
{
    /// <inheritdoc/>
    public StageVerdict Judge(MinedChange change) => change.PullRequest.Files.IsEmpty
        ? new StageVerdict(Stage.Filter, Accepted: false, "no-change", "It changes no file.", [])
        : new StageVerdict(Stage.Filter, Accepted: true, "accepted", "It changes files.", [new Evidence("files", $"{change.PullRequest.Files.Length} files")]);
}
