using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.GitHub.Client;

/// <summary>Repositories.</summary>
public interface IRepositoriesClient
{
    /// <summary>A repository.</summary>
    /// <exception cref="ApiException">There is none of that name, or none that the tokens may see.</exception>
    Task<Repository> Get(string owner, string name, CancellationToken cancellationToken);
}
