using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Engine;

/// <summary>What the engine says about itself.</summary>
public sealed class SystemOperations
{
    private readonly EngineTransport _transport;

    internal SystemOperations(EngineTransport transport) => _transport = transport;

    /// <summary>Returns when the engine answers.</summary>
    /// <exception cref="HttpRequestException">Nothing answers there.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var response = await _transport.SendUnversionedAsync("/_ping", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Versions of the engine and its API.</summary>
    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken) =>
        _transport.SendAsync(HttpMethod.Get, "/version", null, EngineJson.Default.VersionResponse, cancellationToken);

    /// <summary>How the engine is set up.</summary>
    public Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken) =>
        _transport.SendAsync(HttpMethod.Get, "/info", null, EngineJson.Default.SystemInfoResponse, cancellationToken);
}
