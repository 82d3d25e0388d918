namespace Bench.Sandbox.Engine.Models;

/// <summary>An image in a list.</summary>
public sealed record ImagesListResponse
{
    public string ID { get; init; } = string.Empty;

    public IReadOnlyList<string>? RepoTags { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public long Size { get; init; }
}
