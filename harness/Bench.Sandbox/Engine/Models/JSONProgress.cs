namespace Bench.Sandbox.Engine.Models;

/// <summary>How far a layer is, in bytes.</summary>
public sealed record JSONProgress
{
    public long? Current { get; init; }

    public long? Total { get; init; }
}
