namespace Bench.Sandbox.Engine.Models;

/// <summary>A folder or a named volume that a container shows.</summary>
/// <param name="Type">bind or volume.</param>
/// <param name="Source">Path on the machine, or name of the volume.</param>
/// <param name="Target">Path in the container.</param>
/// <param name="ReadOnly">Whether it is mounted read-only.</param>
/// <param name="BindOptions">Only for bind.</param>
public sealed record Mount(string Type, string Source, string Target, bool ReadOnly, BindOptions? BindOptions = null);
