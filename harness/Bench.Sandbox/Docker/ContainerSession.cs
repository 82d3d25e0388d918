using System.Globalization;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Docker;

/// <summary>One running container and the conversation with the agent in it. The container goes when this is disposed.</summary>
internal sealed class ContainerSession : IAsyncDisposable
{
    private readonly DockerClient _client;
    private readonly AttachedOutput _output;
    private readonly CreateContainerParameters _request;
    private ContainerCounts? _counts;
    private bool _engineIsSilent;

    private ContainerSession(DockerClient client, CreateContainerParameters request, string id, MultiplexedStream streams, TimeProvider time)
    {
        _client = client;
        _request = request;
        Id = id;
        _output = new AttachedOutput(streams);
        Agent = new AgentConnection(new AttachedInput(streams), _output, time);
    }

    /// <summary>The container's id.</summary>
    public string Id { get; }

    /// <summary>The conversation with its agent.</summary>
    public AgentConnection Agent { get; }

    /// <summary>Makes and starts a container, and returns when its agent answers.</summary>
    /// <exception cref="SandboxFaultException">It could not be made, or the agent does not answer.</exception>
    public static async Task<ContainerSession> OpenAsync(
        DockerClient client, CreateContainerParameters request, TimeProvider time, CancellationToken cancellationToken)
    {
        ContainerSession? session = null;
        var answers = false;
        try
        {
            var doing = $"starting a container of {request.Image}";
            session = await EngineFaults.GuardAsync(client, doing, () => StartAsync(client, request, time, cancellationToken));
            await session.GreetAsync(cancellationToken);
            answers = true;
            return session;
        }
        finally
        {
            if (!answers)
            {
                // By name: a request that was given up may have made it without telling its id.
                await RemoveAsync(client, request.Name!);
                await (session?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }
    }

    /// <summary>What its control group has counted; nothing where that cannot be seen from here.</summary>
    public CgroupCounts ReadCounts() => _counts?.Read() ?? new CgroupCounts(0, 0, PeakBytes: null, CpuNanoseconds: null);

    /// <summary>Looks at the container after its agent fell silent.</summary>
    /// <returns>Its state; null when it is gone, or the engine.</returns>
    public async Task<ContainerState?> StateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.Containers.InspectContainerAsync(Id, cancellationToken)).State;
        }
        catch (Exception e) when (EngineFaults.IsOfEngine(e))
        {
            _engineIsSilent = e is not DockerApiException;
            return null;
        }
    }

    /// <summary>Says what became of a container whose agent fell silent.</summary>
    public SandboxFaultException Explain(ContainerState? state, SandboxFaultException cause)
    {
        if (_engineIsSilent)
        {
            return new SandboxFaultException(
                $"The container engine at {_client.Configuration.Endpoint.OriginalString} stopped answering while a process ran in a container of {_request.Image}. Start it and run the same command again.", cause);
        }

        var where = $"the container {Id[..Math.Min(12, Id.Length)]} of {_request.Image}";
        var what = state switch
        {
            null => $"{where} is gone",
            { Running: true } => $"{where} runs",
            { Error: { Length: > 0 } error } => $"{where} did not run: {error}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{where} ended with exit code {state.ExitCode}"),
        };
        var said = _output.Errors.Length > 0 ? $" It said: {_output.Errors}" : string.Empty;
        return new SandboxFaultException($"{cause.Message} Meanwhile {what}.{said}", cause);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        await _output.DisposeAsync();
        await RemoveAsync(_client, Id);
    }

    private static async Task<ContainerSession> StartAsync(
        DockerClient client, CreateContainerParameters request, TimeProvider time, CancellationToken cancellationToken)
    {
        var created = await client.Containers.CreateContainerAsync(request, cancellationToken);
        var streams = await client.Containers.AttachContainerAsync(
            created.ID, new ContainerAttachParameters { Stdin = true, Stdout = true, Stderr = true }, cancellationToken);
        var session = new ContainerSession(client, request, created.ID, streams, time);
        var started = false;
        try
        {
            await client.Containers.StartContainerAsync(created.ID, cancellationToken);
            started = true;
            return session;
        }
        finally
        {
            if (!started)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Agent.PingAsync(cancellationToken);
        }
        catch (SandboxFaultException e)
        {
            throw Explain(await StateAsync(cancellationToken), e);
        }

        var state = await StateAsync(cancellationToken);
        _counts = state is { Pid: > 0 } ? ContainerCounts.Find(state.Pid, Id) : null;
    }

    private static async Task RemoveAsync(DockerClient client, string id)
    {
        try
        {
            await DockerSweep.RemoveAsync(client, id, CancellationToken.None);
        }
        catch (Exception e) when (EngineFaults.IsOfEngine(e))
        {
            // The engine is gone. What it still has of ours is swept at the next start, once this process has ended.
        }
    }
}
