namespace Bench.Sandbox.Engine.Models;

/// <summary>The image that was made.</summary>
public sealed record CommitContainerChangesResponse
{
    public string ID { get; init; } = string.Empty;
}
