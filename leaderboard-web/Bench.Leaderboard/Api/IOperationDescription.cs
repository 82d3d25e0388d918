using Microsoft.OpenApi;

namespace Bench.Leaderboard.Api;

/// <summary>Metadata of an address that says in the description of the API what the framework cannot see of it.</summary>
internal interface IOperationDescription
{
    /// <summary>Says it.</summary>
    /// <param name="operation">The address with its method.</param>
    /// <param name="document">Takes components.</param>
    /// <param name="services">Of the site.</param>
    void Describe(OpenApiOperation operation, OpenApiDocument document, IServiceProvider services);
}
