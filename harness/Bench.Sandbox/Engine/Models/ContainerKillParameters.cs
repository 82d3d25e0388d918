namespace Bench.Sandbox.Engine.Models;

/// <summary>The signal to send.</summary>
public sealed record ContainerKillParameters
{
    public string Signal { get; init; } = "SIGKILL";
}
