namespace Bench.Sandbox.Engine.Models;

/// <summary>How a container ended.</summary>
public sealed record ContainerWaitResponse
{
    public long StatusCode { get; init; }
}
