namespace Bench.Sandbox.Engine.Models;

/// <summary>What an image says about the containers made from it.</summary>
public sealed record ContainerConfig
{
    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    /// <summary>Paths for which the engine would make writable volumes.</summary>
    public IReadOnlyDictionary<string, EmptyStruct>? Volumes { get; init; }
}
