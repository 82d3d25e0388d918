namespace Bench.Sandbox;

/// <summary>What one process did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="StandardOutput">Beginning of its standard output, at most 1 MiB; empty for a sample.</param>
/// <param name="StandardError">Beginning of its standard error, at most 1 MiB.</param>
/// <param name="DroppedBytes">Bytes of output that were read and not kept.</param>
/// <param name="Usage">What it used.</param>
/// <param name="Times">Times of the exchange; null for a plain command or an exchange that was not finished.</param>
/// <param name="Answer">Payload of DONE; null unless the exchange was finished.</param>
/// <param name="LeftProcesses">Processes that were still there when it had ended, and were killed.</param>
public sealed record SpawnResult(
    SpawnEnd End,
    ReadOnlyMemory<byte> StandardOutput,
    ReadOnlyMemory<byte> StandardError,
    long DroppedBytes,
    SpawnUsage Usage,
    SampleTimes? Times,
    ReadOnlyMemory<byte>? Answer,
    int LeftProcesses);
