using System.Collections.Immutable;

namespace Bench.Sandbox;

/// <summary>What the processes of a cell may use together.</summary>
/// <param name="Cpus">Logical processors they may run on.</param>
/// <param name="MemoryBytes">Memory, no swap.</param>
/// <param name="Pids">Processes and threads.</param>
/// <param name="DiskBytes">Bytes written to writable places and scratch space.</param>
/// <param name="FileBytes">Size of a single file.</param>
/// <param name="OutputBytes">Standard output and error of one process.</param>
public sealed record CellLimits(
    ImmutableArray<int> Cpus,
    long MemoryBytes,
    int Pids,
    long DiskBytes,
    long FileBytes,
    long OutputBytes);
