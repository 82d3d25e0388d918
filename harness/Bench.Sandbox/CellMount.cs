namespace Bench.Sandbox;

/// <summary>A folder of the machine that a cell shows at one of its places.</summary>
/// <param name="Place">Where the cell shows it.</param>
/// <param name="HostPath">Absolute path on the machine.</param>
/// <param name="Writable">Whether code inside may write to it.</param>
public sealed record CellMount(CellPlace Place, string HostPath, bool Writable);
