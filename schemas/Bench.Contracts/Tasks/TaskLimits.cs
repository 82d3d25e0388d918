using Bench.Contracts.Documents;

namespace Bench.Contracts.Tasks;

/// <summary>Bounds on what the phases of a task may use. A phase that runs into one fails with a resource or time-out code.</summary>
/// <param name="Cores">Whole cores of a measured sample.</param>
/// <param name="MemoryMiB">Memory of all processes of a phase together, in MiB; no swap.</param>
/// <param name="Pids">Processes and threads of a phase together.</param>
/// <param name="DiskMiB">What a phase may write to the tree and its scratch space, in MiB.</param>
/// <param name="OutputMiB">Standard output and error of a phase together, in MiB; what is beyond ends the phase.</param>
/// <param name="PrepareSeconds">Wall time of each prepare command.</param>
/// <param name="BuildSeconds">Wall time of each build command.</param>
/// <param name="TestSeconds">Wall time of a run of the test suite.</param>
/// <param name="SampleSeconds">Wall time of one sample from spawn to the last byte of the answer.</param>
public sealed record TaskLimits(
    [property: Bounds(1, 1024)] int Cores = 1,
    [property: Bounds(16, 1 << 20)] int MemoryMiB = 2048,
    [property: Bounds(4, 1 << 16)] int Pids = 256,
    [property: Bounds(1, 1 << 20)] int DiskMiB = 2048,
    [property: Bounds(1, 4096)] int OutputMiB = 64,
    [property: Bounds(1, 86400)] int PrepareSeconds = 900,
    [property: Bounds(1, 86400)] int BuildSeconds = 900,
    [property: Bounds(1, 86400)] int TestSeconds = 900,
    [property: Bounds(1, 86400)] int SampleSeconds = 60)
{
    /// <summary>The limits of a task that states none.</summary>
    public static TaskLimits Default { get; } = new();
}
