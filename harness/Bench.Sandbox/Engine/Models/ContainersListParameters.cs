namespace Bench.Sandbox.Engine.Models;

/// <summary>Which containers to list.</summary>
public sealed record ContainersListParameters
{
    /// <summary>Also those that do not run.</summary>
    public bool All { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters { get; init; }
}
