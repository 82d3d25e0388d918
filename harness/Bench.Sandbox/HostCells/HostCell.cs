using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Folders;
using Bench.Sandbox.Limits;

namespace Bench.Sandbox.HostCells;

/// <summary>A cell whose processes an agent on the machine starts, under one control group.</summary>
internal sealed class HostCell : ISandboxCell
{
    private readonly HostCellParts _parts;
    private readonly HostAgent _agent;
    private readonly LimitedSpawn _spawn;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private HostCell(HostCellParts parts, HostAgent agent, TimeProvider time)
    {
        _parts = parts;
        _agent = agent;
        ImmutableArray<string> watched = [.. parts.Spec.Mounts.Where(mount => mount.Writable).Select(mount => mount.HostPath), .. parts.Scratch];
        _spawn = new LimitedSpawn(agent.Connection, watched, parts.Spec.Limits, time);
    }

    /// <summary>Starts the cell's agent.</summary>
    /// <param name="parts">Owned by the cell from here on, also when the agent does not start.</param>
    /// <param name="program">The agent.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<HostCell> OpenAsync(HostCellParts parts, AgentProgram program, TimeProvider time, CancellationToken cancellationToken)
    {
        HostAgent? agent = null;
        try
        {
            agent = await HostAgent.StartAsync(program, time, cancellationToken);
            return new HostCell(parts, agent, time);
        }
        finally
        {
            if (agent is null)
            {
                await ReleaseAsync(parts);
            }
        }
    }

    /// <inheritdoc />
    public string PathOf(CellPlace place) => _parts.Places.PathOf(place);

    /// <inheritdoc />
    public async Task<SpawnResult> RunAsync(SpawnRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var asked = _parts.Translate(request) with { CgroupProcs = _parts.Group.ProcsFiles };
            var result = await _spawn.RunAsync(asked, _parts.Group.Read, cancellationToken);
            var left = await _parts.Group.KillAllAsync(_parts.Spec.Limits, cancellationToken);
            return left == 0 ? result : result with { LeftProcesses = result.LeftProcesses + left };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _agent.DisposeAsync();
        await ReleaseAsync(_parts);
        _turn.Dispose();
    }

    private static async Task ReleaseAsync(HostCellParts parts)
    {
        await parts.Group.DisposeAsync();
        foreach (var folder in parts.Scratch)
        {
            TreeRemoval.Remove(folder);
        }
    }
}
