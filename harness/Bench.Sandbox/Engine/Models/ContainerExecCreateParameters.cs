namespace Bench.Sandbox.Engine.Models;

/// <summary>A process to run in a container.</summary>
public sealed record ContainerExecCreateParameters
{
    public IReadOnlyList<string>? Cmd { get; init; }

    public IReadOnlyList<string>? Env { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    public bool AttachStdin { get; init; }

    public bool AttachStdout { get; init; }

    public bool AttachStderr { get; init; }
}
