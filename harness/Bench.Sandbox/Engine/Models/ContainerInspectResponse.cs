namespace Bench.Sandbox.Engine.Models;

/// <summary>A container.</summary>
public sealed record ContainerInspectResponse
{
    public string ID { get; init; } = string.Empty;

    public string? Name { get; init; }

    public ContainerState? State { get; init; }

    public ContainerConfig? Config { get; init; }
}
