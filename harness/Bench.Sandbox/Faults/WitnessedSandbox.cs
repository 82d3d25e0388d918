using Bench.Contracts.Runs;

namespace Bench.Sandbox.Faults;

/// <summary>
/// A sandbox whose failing processes are judged together with the state of the machine: where the machine was at fault, there is a
/// <see cref="SandboxFaultException"/> and no result, so that nobody's code is blamed for it.
/// </summary>
/// <param name="sandbox">Does the work; owned from here on.</param>
/// <param name="probe">Looks at the machine.</param>
public sealed class WitnessedSandbox(ISandbox sandbox, HostProbe probe) : ISandbox
{
    /// <inheritdoc/>
    public SandboxLevel Level => sandbox.Level;

    /// <inheritdoc/>
    public async Task<ISandboxCell> OpenAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        var countsKills = !Level.NotEnforced.Any(note => note.StartsWith(Protection.Memory + ":", StringComparison.Ordinal));
        return new WitnessedCell(await sandbox.OpenAsync(spec, cancellationToken), spec, probe, countsKills);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}
