namespace Bench.Sandbox.Engine.Models;

/// <summary>The process that was described.</summary>
public sealed record ContainerExecCreateResponse
{
    public string ID { get; init; } = string.Empty;
}
