namespace Bench.Sandbox.Engine.Models;

/// <summary>A process in a container.</summary>
public sealed record ContainerExecInspectResponse
{
    public string ID { get; init; } = string.Empty;

    public bool Running { get; init; }

    /// <summary>Null while it runs.</summary>
    public long? ExitCode { get; init; }

    public long Pid { get; init; }
}
