using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <inheritdoc cref="IIssueCommentsClient"/>
internal sealed class IssueCommentsClient(Connection connection) : IIssueCommentsClient
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<IssueComment>> GetAllForIssue(string owner, string name, int number, ApiOptions options, CancellationToken cancellationToken) =>
        connection.GetAllAsync(ApiPaths.IssueComments(owner, name, number), GitHubJson.Default.IReadOnlyListIssueComment, options, cancellationToken);
}
