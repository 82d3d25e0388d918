using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Pull requests.</summary>
public interface IPullRequestsClient
{
    /// <summary>Comments on their lines.</summary>
    IPullRequestReviewCommentsClient ReviewComment { get; }

    /// <summary>A pull request; null when there is none of that number.</summary>
    Task<PullRequest?> Get(string owner, string name, int number, CancellationToken cancellationToken);

    /// <summary>
    /// All pull requests, open and closed, oldest first: in this order a page never changes what it lists, so that a listing can be gone
    /// on with later.
    /// </summary>
    Task<IReadOnlyList<PullRequest>> GetAllForRepository(string owner, string name, ApiOptions options, CancellationToken cancellationToken);

    /// <summary>Commits of a pull request's branch, oldest first; GitHub lists the first 250.</summary>
    Task<IReadOnlyList<PullRequestCommit>> Commits(string owner, string name, int number, CancellationToken cancellationToken);
}
