namespace Bench.Sandbox.Engine.Models;

/// <summary>A further name for an image.</summary>
public sealed record ImageTagParameters
{
    public string? RepositoryName { get; init; }

    public string? Tag { get; init; }
}
