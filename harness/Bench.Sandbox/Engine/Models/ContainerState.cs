namespace Bench.Sandbox.Engine.Models;

/// <summary>Whether a container runs, and how it ended.</summary>
public sealed record ContainerState
{
    public string? Status { get; init; }

    public bool Running { get; init; }

    public bool OOMKilled { get; init; }

    /// <summary>Process id on the machine of the engine; 0 when it does not run.</summary>
    public long Pid { get; init; }

    public long ExitCode { get; init; }

    public string? Error { get; init; }
}
