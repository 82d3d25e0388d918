namespace Bench.Sandbox.Engine.Models;

/// <summary>A resource limit of the processes of a container.</summary>
public sealed record Ulimit(string Name, long Soft, long Hard);
