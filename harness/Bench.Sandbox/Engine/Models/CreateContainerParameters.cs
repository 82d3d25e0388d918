using System.Text.Json.Serialization;

namespace Bench.Sandbox.Engine.Models;

/// <summary>A container to make.</summary>
public sealed record CreateContainerParameters
{
    /// <summary>Goes into the query, not into the body.</summary>
    [JsonIgnore]
    public string? Name { get; init; }

    public string? Image { get; init; }

    public string? Hostname { get; init; }

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>NAME=value sets a variable, NAME alone removes one that the image sets.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public bool? AttachStdin { get; init; }

    public bool? AttachStdout { get; init; }

    public bool? AttachStderr { get; init; }

    public bool? OpenStdin { get; init; }

    public bool? StdinOnce { get; init; }

    public bool? Tty { get; init; }

    public HostConfig? HostConfig { get; init; }
}
