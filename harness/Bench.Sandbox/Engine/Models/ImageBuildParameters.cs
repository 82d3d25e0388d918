namespace Bench.Sandbox.Engine.Models;

/// <summary>How to build an image.</summary>
public sealed record ImageBuildParameters
{
    /// <summary>Path of the Dockerfile in the context.</summary>
    public string? Dockerfile { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string>? BuildArgs { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? NetworkMode { get; init; }

    public bool NoCache { get; init; }
}
