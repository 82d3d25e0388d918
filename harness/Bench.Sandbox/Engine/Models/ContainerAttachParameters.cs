namespace Bench.Sandbox.Engine.Models;

/// <summary>Which streams of a container to connect to.</summary>
public sealed record ContainerAttachParameters
{
    public bool Stream { get; init; } = true;

    public bool Stdin { get; init; }

    public bool Stdout { get; init; }

    public bool Stderr { get; init; }
}
