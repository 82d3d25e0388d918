namespace Bench.Sandbox.Engine.Models;

/// <summary>How to remove a container.</summary>
public sealed record ContainerRemoveParameters
{
    /// <summary>Kill it when it runs.</summary>
    public bool Force { get; init; }

    /// <summary>Remove its anonymous volumes too.</summary>
    public bool RemoveVolumes { get; init; }
}
