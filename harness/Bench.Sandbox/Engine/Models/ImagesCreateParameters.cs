namespace Bench.Sandbox.Engine.Models;

/// <summary>An image to pull (<see cref="FromImage"/>) or to import (<see cref="Repo"/>).</summary>
public sealed record ImagesCreateParameters
{
    public string? FromImage { get; init; }

    public string? Repo { get; init; }

    public string? Tag { get; init; }

    public string? Message { get; init; }

    /// <summary>Instructions of a Dockerfile that set the image's configuration, such as ENV and LABEL.</summary>
    public IReadOnlyList<string>? Changes { get; init; }
}
