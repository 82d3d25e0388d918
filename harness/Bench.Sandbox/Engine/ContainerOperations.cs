using System.Net;
using System.Net.Http.Headers;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Engine;

/// <summary>Containers of the engine.</summary>
public sealed class ContainerOperations
{
    private readonly EngineTransport _transport;

    internal ContainerOperations(EngineTransport transport) => _transport = transport;

    /// <summary>Containers that fit the filters.</summary>
    public Task<IReadOnlyList<ContainerListResponse>> ListContainersAsync(
        ContainersListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString("/containers/json").Add("all", parameters.All).AddFilters(parameters.Filters).ToString();
        return _transport.SendAsync(HttpMethod.Get, path, null, EngineJson.Default.IReadOnlyListContainerListResponse, cancellationToken);
    }

    /// <summary>Makes a container; it does not run yet.</summary>
    public async Task<CreateContainerResponse> CreateContainerAsync(CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var body = EngineJson.Body(parameters, EngineJson.Default.CreateContainerParameters);
        var path = new QueryString("/containers/create").Add("name", parameters.Name).ToString();
        return await _transport.SendAsync(HttpMethod.Post, path, body, EngineJson.Default.CreateContainerResponse, cancellationToken);
    }

    /// <summary>Describes a container.</summary>
    /// <exception cref="DockerApiException">404: there is none of that name.</exception>
    public Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync(HttpMethod.Get, $"/containers/{id}/json", null, EngineJson.Default.ContainerInspectResponse, cancellationToken);

    /// <summary>Starts a container.</summary>
    /// <returns>False when it ran already.</returns>
    public async Task<bool> StartContainerAsync(string id, CancellationToken cancellationToken) =>
        await _transport.SendAsync(HttpMethod.Post, $"/containers/{id}/start", null, cancellationToken) != HttpStatusCode.NotModified;

    /// <summary>Connects to the streams of a container's main process; done before the start, nothing is missed.</summary>
    public async Task<MultiplexedStream> AttachContainerAsync(
        string id, ContainerAttachParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString($"/containers/{id}/attach")
            .Add("stream", parameters.Stream).Add("stdin", parameters.Stdin).Add("stdout", parameters.Stdout).Add("stderr", parameters.Stderr)
            .ToString();
        return new MultiplexedStream(await _transport.HijackAsync(path, null, cancellationToken));
    }

    /// <summary>Waits until a container does not run any more, for as long as the token lets it.</summary>
    public Task<ContainerWaitResponse> WaitContainerAsync(string id, CancellationToken cancellationToken) =>
        _transport.WaitForAsync(HttpMethod.Post, $"/containers/{id}/wait", EngineJson.Default.ContainerWaitResponse, cancellationToken);

    /// <summary>Sends a signal to the main process.</summary>
    public Task KillContainerAsync(string id, ContainerKillParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString($"/containers/{id}/kill").Add("signal", parameters.Signal).ToString();
        return _transport.SendAsync(HttpMethod.Post, path, null, cancellationToken);
    }

    /// <summary>Removes a container.</summary>
    public Task RemoveContainerAsync(string id, ContainerRemoveParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var path = new QueryString($"/containers/{id}").Add("force", parameters.Force).Add("v", parameters.RemoveVolumes).ToString();
        return _transport.SendAsync(HttpMethod.Delete, path, null, cancellationToken);
    }

    /// <summary>Opens a file or folder of a container as a tar stream, whose content is not to be trusted.</summary>
    public async Task<GetArchiveFromContainerResponse> GetArchiveFromContainerAsync(string id, string path, CancellationToken cancellationToken)
    {
        var query = new QueryString($"/containers/{id}/archive").Add("path", path).ToString();
        var response = await _transport.OpenAsync(HttpMethod.Get, query, null, cancellationToken);
        return new GetArchiveFromContainerResponse(response, await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    /// <summary>Unpacks a tar stream into a folder of a container that exists.</summary>
    public async Task ExtractArchiveToContainerAsync(string id, string path, Stream stream, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        var query = new QueryString($"/containers/{id}/archive").Add("path", path).ToString();
        using var response = await _transport.OpenAsync(HttpMethod.Put, query, content, cancellationToken);
    }
}
