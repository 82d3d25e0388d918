using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <inheritdoc cref="IPullRequestReviewCommentsClient"/>
internal sealed class PullRequestReviewCommentsClient(Connection connection) : IPullRequestReviewCommentsClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PullRequestReviewComment>> GetAll(string owner, string name, int number, ApiOptions options, CancellationToken cancellationToken) =>
        connection.GetAllAsync(ApiPaths.PullRequestReviewComments(owner, name, number), GitHubJson.Default.IReadOnlyListPullRequestReviewComment, options, cancellationToken);
}
