using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.Images;

namespace Bench.Sandbox.Docker;

/// <summary>Cells are containers of a Docker engine: one each, with the agent as its main process.</summary>
public sealed class DockerSandbox : ISandbox
{
    private readonly DockerClient _client;
    private readonly DockerSandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly ContainerUser _user;
    private readonly ImmutableSortedDictionary<string, string> _labels;

    private DockerSandbox(DockerClient client, DockerSandboxOptions options, TimeProvider time, ContainerUser user, SystemInfoResponse engine)
    {
        _client = client;
        _options = options;
        _time = time;
        _user = user;
        _labels = ContainerLabels.OfThisProcess(options.RunId);
        Level = new SandboxLevel(SandboxKind.Docker, EngineLimits.NotEnforced(engine, user));
        EngineVersion = engine.ServerVersion ?? "unknown";
    }

    /// <inheritdoc />
    public SandboxLevel Level { get; }

    /// <summary>Version of the engine, for the machine's fingerprint.</summary>
    public string EngineVersion { get; }

    /// <summary>Finds out what the engine can enforce, and removes what harnesses left that are no longer alive.</summary>
    /// <param name="client">The engine; the caller disposes it after the sandbox.</param>
    /// <param name="options">The run and the agent.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="SandboxFaultException">No engine answers, or it is too old.</exception>
    public static async Task<DockerSandbox> StartAsync(
        DockerClient client, DockerSandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        var engine = await EngineFaults.GuardAsync(
            client, "asking the engine what it is", () => client.System.GetSystemInfoAsync(cancellationToken));
        await new DockerSweep(client).RunAsync(cancellationToken);
        var user = await ContainerUser.ChooseAsync(EngineLimits.ShiftsIds(engine), cancellationToken);
        return new DockerSandbox(client, options, time, user, engine);
    }

    /// <inheritdoc />
    public async Task<ISandboxCell> OpenAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var variables = await ImageVariablesAsync(spec, cancellationToken);
        await _user.PrepareAsync(spec, cancellationToken);
        var cell = new DockerCell(spec, new CellProcess(spec, _user.Uid, variables), _time, token => OpenSessionAsync(spec, variables, token));
        var open = false;
        try
        {
            await cell.StartAsync(cancellationToken);
            open = true;
            return cell;
        }
        finally
        {
            if (!open)
            {
                await cell.DisposeAsync();
            }
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<ContainerSession> OpenSessionAsync(CellSpec spec, IReadOnlyList<string> imageVariables, CancellationToken cancellationToken)
    {
        var request = ContainerRequest.Write(spec, _options.Agent, imageVariables, _labels, $"bench-{Guid.NewGuid():N}");
        return ContainerSession.OpenAsync(_client, request, _time, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ImageVariablesAsync(CellSpec spec, CancellationToken cancellationToken)
    {
        if (spec.Image is not { Length: > 0 } name)
        {
            throw new SandboxFaultException("A container needs an image, and the task's environment names none: give it `image` or `dockerfile`.");
        }

        var image = await EngineFaults.GuardAsync(
            _client, $"looking for the image {name}", () => ImageLookup.FindAsync(_client, name, cancellationToken));
        return image is null ? throw new SandboxFaultException($"The engine has no image {name}.") : image.Config?.Env ?? [];
    }
}
