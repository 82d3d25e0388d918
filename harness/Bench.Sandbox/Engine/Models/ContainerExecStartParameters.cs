namespace Bench.Sandbox.Engine.Models;

/// <summary>How to start a process in a container: connected, without a terminal.</summary>
public sealed record ContainerExecStartParameters
{
    public bool Detach { get; init; }

    public bool Tty { get; init; }
}
