namespace Bench.Sandbox.Engine.Models;

/// <summary>What the engine does with the output of a container.</summary>
public sealed record LogConfig(string Type);
