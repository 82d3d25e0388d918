using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <inheritdoc cref="IPullRequestsClient"/>
internal sealed class PullRequestsClient(Connection connection) : IPullRequestsClient
{
    /// <inheritdoc/>
    public IPullRequestReviewCommentsClient ReviewComment { get; } = new PullRequestReviewCommentsClient(connection);

    /// <inheritdoc/>
    public Task<PullRequest?> Get(string owner, string name, int number, CancellationToken cancellationToken) =>
        connection.FindAsync(ApiPaths.PullRequest(owner, name, number), GitHubJson.Default.PullRequest, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PullRequest>> GetAllForRepository(string owner, string name, ApiOptions options, CancellationToken cancellationToken) =>
        connection.GetAllAsync(ApiPaths.PullRequests(owner, name), GitHubJson.Default.IReadOnlyListPullRequest, options, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PullRequestCommit>> Commits(string owner, string name, int number, CancellationToken cancellationToken) =>
        connection.GetAllAsync(ApiPaths.PullRequestCommits(owner, name, number), GitHubJson.Default.IReadOnlyListPullRequestCommit, ApiOptions.Everything, cancellationToken);
}
