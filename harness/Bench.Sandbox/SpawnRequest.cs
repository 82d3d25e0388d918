using System.Collections.Immutable;

namespace Bench.Sandbox;

/// <summary>One process to run in a cell.</summary>
/// <param name="Arguments">Program and arguments; may hold placeholders. No shell is involved.</param>
/// <param name="WorkingPlace">Place that is its working folder.</param>
/// <param name="WallLimit">Time until it is killed.</param>
/// <param name="CpuLimit">CPU time of a process until it is killed.</param>
/// <param name="StandardInput">What a plain command reads; ignored when there is an exchange.</param>
/// <param name="Exchange">Payloads of the frame protocol for a sample; null for a plain command.</param>
/// <param name="Variables">Variables on top of the cell's, for this process alone; null for none.</param>
public sealed record SpawnRequest(
    ImmutableArray<string> Arguments,
    CellPlace WorkingPlace,
    TimeSpan WallLimit,
    TimeSpan CpuLimit,
    ReadOnlyMemory<byte> StandardInput = default,
    SampleExchange? Exchange = null,
    ImmutableSortedDictionary<string, string>? Variables = null)
{
    /// <summary>The variables of a process: the cell's with this one's own on top.</summary>
    public ImmutableSortedDictionary<string, string> On(ImmutableSortedDictionary<string, string> cell) =>
        Variables is null ? cell : cell.SetItems(Variables);
}
