namespace Bench.Sandbox.Engine.Models;

/// <summary>An image.</summary>
public sealed record ImageInspectResponse
{
    public string ID { get; init; } = string.Empty;

    public IReadOnlyList<string>? RepoTags { get; init; }

    public IReadOnlyList<string>? RepoDigests { get; init; }

    public string? Created { get; init; }

    public string? Architecture { get; init; }

    public long Size { get; init; }

    public ContainerConfig? Config { get; init; }
}
