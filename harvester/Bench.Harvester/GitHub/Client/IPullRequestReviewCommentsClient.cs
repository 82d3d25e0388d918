using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Comments on lines of pull requests.</summary>
public interface IPullRequestReviewCommentsClient
{
    /// <summary>Those of one pull request, oldest first.</summary>
    Task<IReadOnlyList<PullRequestReviewComment>> GetAll(string owner, string name, int number, ApiOptions options, CancellationToken cancellationToken);
}
