using System.Collections.Immutable;

namespace Bench.Harvester.Mine;

/// <summary>Adds to the pull requests of the history what only a service knows: labels, discussion, descriptions, and rebase merges.</summary>
public interface IPullRequestEnrichment
{
    /// <summary>The same pull requests with more in them, and those that the history does not name.</summary>
    /// <param name="found">What the history names, in the order in which it was merged.</param>
    /// <param name="progress">Told in short lines what is being done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ImmutableArray<MinedPullRequest>> EnrichAsync(ImmutableArray<MinedPullRequest> found, IProgress<string> progress, CancellationToken cancellationToken);
}
