namespace Bench.Sandbox.Faults;

/// <summary>What the file system of a folder says.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="FreeMiB">Room that is left; null when it cannot be asked.</param>
/// <param name="Refusal">Why a small file could not be written there; null when it could.</param>
public sealed record DiskState(string Folder, long? FreeMiB, string? Refusal);
