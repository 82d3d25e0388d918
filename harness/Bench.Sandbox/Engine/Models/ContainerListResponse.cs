namespace Bench.Sandbox.Engine.Models;

/// <summary>A container in a list.</summary>
public sealed record ContainerListResponse
{
    public string ID { get; init; } = string.Empty;

    public IReadOnlyList<string>? Names { get; init; }

    public string? Image { get; init; }

    public string? State { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}
