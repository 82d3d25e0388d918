using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Api;

/// <summary>What an answer of the API is made of beside its query.</summary>
/// <param name="Dataset">The state that the request sees.</param>
/// <param name="Context">The request.</param>
internal sealed record ApiRequest(Dataset Dataset, HttpContext Context)
{
    /// <summary>A part of the path; text from outside.</summary>
    public string Part(string name) => (string)Context.GetRouteValue(name)!;

    /// <summary>A service of the site.</summary>
    public T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();
}
