using System.Collections.Immutable;
using Bench.Sandbox.Limits;

namespace Bench.Sandbox.Docker;

/// <summary>One container. When the code inside brings it down (by ending its memory, say) the next process gets a new one.</summary>
internal sealed class DockerCell : ISandboxCell
{
    private readonly CellSpec _spec;
    private readonly CellProcess _process;
    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task<ContainerSession>> _open;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ContainerSession? _session;

    public DockerCell(
        CellSpec spec, CellProcess process, TimeProvider time, Func<CancellationToken, Task<ContainerSession>> open)
    {
        _spec = spec;
        _process = process;
        _time = time;
        _open = open;
    }

    /// <summary>Starts the first container, so that what cannot work is known before anything runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) => _session = await _open(cancellationToken);

    /// <inheritdoc />
    public string PathOf(CellPlace place) => _process.PathOf(place);

    /// <inheritdoc />
    public async Task<SpawnResult> RunAsync(SpawnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _session ??= await _open(cancellationToken);
            return await RunInAsync(_session, request, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DropSessionAsync();
        _turn.Dispose();
    }

    private async Task<SpawnResult> RunInAsync(ContainerSession session, SpawnRequest request, CancellationToken cancellationToken)
    {
        // Scratch is not watched: it is in memory, and its own size limits it.
        ImmutableArray<string> watched = [.. _spec.Mounts.Where(m => m.Writable).Select(m => m.HostPath)];
        var spawn = new LimitedSpawn(session.Agent, watched, _spec.Limits, _time);
        var started = _time.GetTimestamp();
        try
        {
            return await spawn.RunAsync(_process.RequestOf(request), session.ReadCounts, cancellationToken);
        }
        catch (SandboxFaultException e) when (session.Agent.IsBroken)
        {
            var state = await session.StateAsync(cancellationToken);
            var fault = session.Explain(state, e);
            await DropSessionAsync();
            return state is { OOMKilled: true } ? OutOfMemory(started) : throw fault;
        }
    }

    /// <summary>The code inside ended the memory of its container, and the agent went with it.</summary>
    private SpawnResult OutOfMemory(long started)
    {
        var wall = _time.GetElapsedTime(started).Ticks * TimeSpan.NanosecondsPerTick;
        return new SpawnResult(
            new SpawnEnd.LimitHit(ResourceLimit.Memory), default, default, 0, new SpawnUsage(0, 0, wall), Times: null, Answer: null, LeftProcesses: 0);
    }

    private async Task DropSessionAsync()
    {
        var session = _session;
        _session = null;
        if (session is not null)
        {
            await session.DisposeAsync();
        }
    }
}
