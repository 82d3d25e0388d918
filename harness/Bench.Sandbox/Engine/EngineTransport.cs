using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bench.Sandbox.Engine.Models;

namespace Bench.Sandbox.Engine;

/// <summary>HTTP over the engine's socket: version negotiation, JSON, errors, progress streams.</summary>
internal sealed class EngineTransport : IDisposable
{
    private readonly DockerClientConfiguration _configuration;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _negotiating = new(1, 1);
    private volatile string? _prefix;

    public EngineTransport(DockerClientConfiguration configuration)
    {
        _configuration = configuration;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) => new NetworkStream(await configuration.ConnectAsync(token), ownsSocket: true),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://engine"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a request whose answer carries nothing that matters but its status.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(cancellationToken);
        using var response = await RequestAsync(method, path, content, deadline, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Sends a request and reads its answer as JSON.</summary>
    public async Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(cancellationToken);
        using var response = await RequestAsync(method, path, content, deadline, cancellationToken);
        return await ReadJsonAsync(response, answer, deadline.Token);
    }

    /// <summary>As <see cref="SendAsync{T}"/>, for a request that answers when something has happened; only the token ends the wait.</summary>
    public async Task<T> WaitForAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(method, path, null, null, cancellationToken);
        return await ReadJsonAsync(response, answer, cancellationToken);
    }

    /// <summary>Sends a request and hands over its answer as it comes; the caller disposes it.</summary>
    public Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        RequestAsync(method, path, content, null, cancellationToken);

    /// <summary>Sends a request that answers with a stream of progress messages, and reads it to its end.</summary>
    /// <exception cref="DockerApiException">A message says that the work failed.</exception>
    public async Task FollowAsync(
        string path, HttpContent? content, IProgress<JSONMessage>? progress, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(HttpMethod.Post, path, content, null, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var messages = JsonSerializer.DeserializeAsyncEnumerable(stream, EngineJson.Default.JSONMessage, topLevelValues: true, cancellationToken);
        await foreach (var message in messages)
        {
            if (message is null)
            {
                continue;
            }

            progress?.Report(message);
            if (message.ErrorMessage is { Length: > 0 } error)
            {
                throw new DockerApiException(HttpStatusCode.OK, error);
            }
        }
    }

    /// <summary>Sends a request whose connection then carries the streams of a process.</summary>
    public async Task<HijackedConnection> HijackAsync(string path, byte[]? json, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(cancellationToken);
        try
        {
            var prefix = await PrefixAsync(deadline.Token);
            return await HijackedConnection.OpenAsync(_configuration, prefix + path, json, deadline.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooSlow(path, e);
        }
    }

    /// <summary>Sends a request outside of any API version.</summary>
    public async Task<HttpResponseMessage> SendUnversionedAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    public void Dispose()
    {
        _http.Dispose();
        _negotiating.Dispose();
    }

    /// <summary>Agrees on the API version with the engine, once.</summary>
    private async Task<string> PrefixAsync(CancellationToken cancellationToken)
    {
        if (_prefix is { } known)
        {
            return known;
        }

        await _negotiating.WaitAsync(cancellationToken);
        try
        {
            using var response = await SendUnversionedAsync("/_ping", cancellationToken);
            var offered = response.Headers.TryGetValues("Api-Version", out var values) ? values.FirstOrDefault() : null;
            var version = ApiVersion.Negotiate(offered) ?? throw new DockerApiException(
                response.StatusCode, $"it offers API version {offered ?? "(none)"}, and {ApiVersion.Oldest} or newer is needed (engine 20.10)");
            return _prefix = $"/v{version}";
        }
        finally
        {
            _negotiating.Release();
        }
    }

    private async Task<HttpResponseMessage> RequestAsync(
        HttpMethod method, string path, HttpContent? content, CancellationTokenSource? deadline, CancellationToken cancellationToken)
    {
        var token = deadline?.Token ?? cancellationToken;
        try
        {
            using var request = new HttpRequestMessage(method, await PrefixAsync(token) + path) { Content = content };
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            if ((int)response.StatusCode < 400)
            {
                return response;
            }

            using (response)
            {
                throw new DockerApiException(response.StatusCode, EngineError.MessageOf(await response.Content.ReadAsByteArrayAsync(token)));
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooSlow(path, e);
        }
    }

    private static async Task<T> ReadJsonAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, answer, cancellationToken)
            ?? throw new DockerApiException(response.StatusCode, "an empty document");
    }

    private CancellationTokenSource Deadline(CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(_configuration.DefaultTimeout);
        return source;
    }

    private TimeoutException TooSlow(string path, Exception cause) => new(
        $"the engine at {_configuration.Endpoint} did not answer {path.Split('?')[0]} within {_configuration.DefaultTimeout.TotalSeconds:0} s", cause);
}
