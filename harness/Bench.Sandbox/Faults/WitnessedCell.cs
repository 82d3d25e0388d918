using System.Collections.Immutable;

namespace Bench.Sandbox.Faults;

/// <summary>A cell of a <see cref="WitnessedSandbox"/>.</summary>
/// <param name="cell">Does the work; owned from here on.</param>
/// <param name="spec">What was asked for: its writable folders are tried after a failure.</param>
/// <param name="probe">Looks at the machine.</param>
/// <param name="countsKills">Whether the cell's own counters tell of kills for lack of memory.</param>
internal sealed class WitnessedCell(ISandboxCell cell, CellSpec spec, HostProbe probe, bool countsKills) : ISandboxCell
{
    private readonly ImmutableArray<string> _written = [.. spec.Mounts.Where(mount => mount.Writable).Select(mount => mount.HostPath)];

    /// <inheritdoc/>
    public string PathOf(CellPlace place) => cell.PathOf(place);

    /// <inheritdoc/>
    public async Task<SpawnResult> RunAsync(SpawnRequest request, CancellationToken cancellationToken)
    {
        var before = probe.Read([]);
        var result = await cell.RunAsync(request, cancellationToken);
        if (result is { End: SpawnEnd.Exited { Code: 0 } } or { Answer: not null })
        {
            return result;
        }

        return HostEvidence.Of(result.End, before, probe.Read(_written), countsKills) is { } evidence
            ? throw new SandboxFaultException($"While a process ran in a cell, {evidence}")
            : result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => cell.DisposeAsync();
}
