using System.Collections.Immutable;

namespace Bench.Sandbox;

/// <summary>One process to run in a cell.</summary>
/// <param name="Arguments">Program and arguments; may hold placeholders. No shell is involved.</param>
/// <param name="WorkingPlace">Place that is its working folder.</param>
/// <param name="WallLimit">Time until it is killed.</param>
/// <param name="CpuLimit">CPU time of a process until it is killed.</param>
/// <param name="StandardInput">What a plain command reads; ignored when there is an exchange.</param>
/// <param name="Exchange">Payloads of the frame protocol for a sample; null for a plain command.</param>
public sealed record SpawnRequest(
    ImmutableArray<string> Arguments,
    CellPlace WorkingPlace,
    TimeSpan WallLimit,
    TimeSpan CpuLimit,
    ReadOnlyMemory<byte> StandardInput = default,
    SampleExchange? Exchange = null);
