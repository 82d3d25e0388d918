using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <inheritdoc cref="IIssuesClient"/>
internal sealed class IssuesClient(Connection connection) : IIssuesClient
{
    /// <inheritdoc/>
    public IIssueCommentsClient Comment { get; } = new IssueCommentsClient(connection);

    /// <inheritdoc/>
    public Task<Issue?> Get(string owner, string name, int number, CancellationToken cancellationToken) =>
        connection.FindAsync(ApiPaths.Issue(owner, name, number), GitHubJson.Default.Issue, cancellationToken);
}
