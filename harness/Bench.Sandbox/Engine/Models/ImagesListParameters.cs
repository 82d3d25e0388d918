namespace Bench.Sandbox.Engine.Models;

/// <summary>Which images to list.</summary>
public sealed record ImagesListParameters
{
    public bool All { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters { get; init; }
}
