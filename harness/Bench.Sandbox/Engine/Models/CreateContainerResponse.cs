namespace Bench.Sandbox.Engine.Models;

/// <summary>The container that was made.</summary>
public sealed record CreateContainerResponse
{
    public string ID { get; init; } = string.Empty;

    public IReadOnlyList<string>? Warnings { get; init; }
}
