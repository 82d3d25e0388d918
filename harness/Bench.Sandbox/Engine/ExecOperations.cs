using System.Text.Json;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Engine;

/// <summary>Further processes in a running container.</summary>
public sealed class ExecOperations
{
    private readonly EngineTransport _transport;

    internal ExecOperations(EngineTransport transport) => _transport = transport;

    /// <summary>Describes a process to the engine; it does not run yet.</summary>
    public async Task<ContainerExecCreateResponse> ExecCreateContainerAsync(
        string id, ContainerExecCreateParameters parameters, CancellationToken cancellationToken)
    {
        using var body = EngineJson.Body(parameters, EngineJson.Default.ContainerExecCreateParameters);
        return await _transport.SendAsync(
            HttpMethod.Post, $"/containers/{id}/exec", body, EngineJson.Default.ContainerExecCreateResponse, cancellationToken);
    }

    /// <summary>Starts a process and connects to its streams.</summary>
    public async Task<MultiplexedStream> StartAndAttachContainerExecAsync(string id, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new ContainerExecStartParameters(), EngineJson.Default.ContainerExecStartParameters);
        return new MultiplexedStream(await _transport.HijackAsync($"/exec/{id}/start", body, cancellationToken));
    }

    /// <summary>Says whether a process runs and how it exited.</summary>
    public Task<ContainerExecInspectResponse> InspectContainerExecAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync(HttpMethod.Get, $"/exec/{id}/json", null, EngineJson.Default.ContainerExecInspectResponse, cancellationToken);
}
