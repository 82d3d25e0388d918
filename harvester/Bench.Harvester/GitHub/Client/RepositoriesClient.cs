using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <inheritdoc cref="IRepositoriesClient"/>
internal sealed class RepositoriesClient(Connection connection) : IRepositoriesClient
{
    /// <inheritdoc/>
    public Task<Repository> Get(string owner, string name, CancellationToken cancellationToken) => connection.GetAsync(
        ApiPaths.Repository(owner, name),
        GitHubJson.Default.Repository,
        "Check the spelling of owner/name. A private repository needs a token that may read its contents, issues and pull requests.",
        cancellationToken);
}
