namespace Bench.Sandbox.Engine.Models;

/// <summary>How a folder of the machine is shown.</summary>
/// <param name="Propagation">rprivate: mounts made later on either side stay there.</param>
public sealed record BindOptions(string Propagation);
