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
        var started = _time.GetTimestamp();
        var before = session.Counts?.Read();
        try
        {
            var (result, tooMuch) = await SpawnAsync(session, request, cancellationToken);
            return tooMuch
                ? (result ?? Killed(started)) with { End = new SpawnEnd.LimitHit(ResourceLimit.Disk), Answer = null, Times = null }
                : LimitJudgement.Judge(result!, before, session.Counts?.Read());
        }
        catch (SandboxFaultException e)
        {
            var state = await session.StateAsync(cancellationToken);
            var fault = session.Explain(state, e);
            await DropSessionAsync();
            return state is { OOMKilled: true } ? Killed(started) with { End = new SpawnEnd.LimitHit(ResourceLimit.Memory) } : throw fault;
        }
    }

    /// <returns>The result (null when it was killed for what it wrote), and whether more was written than the cell may.</returns>
    private async Task<(SpawnResult? Result, bool TooMuchWritten)> SpawnAsync(
        ContainerSession session, SpawnRequest request, CancellationToken cancellationToken)
    {
        var agentRequest = _process.RequestOf(request);
        var folders = WatchedFolders(session);
        if (folders.IsEmpty)
        {
            return ((await session.Agent.SpawnAsync(agentRequest, cancellationToken)).Result, false);
        }

        var watch = DiskWatch.Start(folders, _spec.Limits.DiskBytes, _time, cancellationToken);
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = KillWhenOverAsync(watch, kill, ended.Token);
        try
        {
            var finished = await session.Agent.SpawnAsync(agentRequest, kill.Token);
            return (finished.Result, watch.IsOver(cancellationToken));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
        finally
        {
            await ended.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task KillWhenOverAsync(DiskWatch watch, CancellationTokenSource kill, CancellationToken ended)
    {
        await watch.UntilOverAsync(ended);
        await kill.CancelAsync();
    }

    private ImmutableArray<string> WatchedFolders(ContainerSession session) =>
    [
        .. _spec.Mounts.Where(m => m.Writable).Select(m => m.HostPath),
        .. session.Root is { } root ? ContainerPlaces.Scratch.Select(folder => root + folder) : [],
    ];

    /// <summary>What is known of a process whose container had to be ended.</summary>
    private SpawnResult Killed(long started)
    {
        var wall = _time.GetElapsedTime(started).Ticks * TimeSpan.NanosecondsPerTick;
        return new SpawnResult(new SpawnEnd.Signalled(9), default, default, 0, new SpawnUsage(0, 0, wall), Times: null, Answer: null, LeftProcesses: 0);
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
