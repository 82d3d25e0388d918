namespace Bench.Sandbox.Engine.Models;

/// <summary>How to remove an image.</summary>
public sealed record ImageDeleteParameters
{
    public bool Force { get; init; }

    public bool NoPrune { get; init; }
}
