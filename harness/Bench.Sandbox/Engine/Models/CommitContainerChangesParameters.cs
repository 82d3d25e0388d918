namespace Bench.Sandbox.Engine.Models;

/// <summary>The container to make an image of, and the image's name.</summary>
public sealed record CommitContainerChangesParameters
{
    public string? ContainerID { get; init; }

    public string? RepositoryName { get; init; }

    public string? Tag { get; init; }

    public string? Comment { get; init; }

    public IReadOnlyList<string>? Changes { get; init; }
}
