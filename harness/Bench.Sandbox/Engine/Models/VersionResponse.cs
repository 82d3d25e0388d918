namespace Bench.Sandbox.Engine.Models;

/// <summary>Versions of an engine.</summary>
public sealed record VersionResponse
{
    public string? Version { get; init; }

    public string? APIVersion { get; init; }

    public string? MinAPIVersion { get; init; }

    public string? KernelVersion { get; init; }
}
