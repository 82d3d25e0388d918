using System.IO.Pipelines;
using System.Net.Http.Json;
using System.Text.Json;
using Bench.Sandbox.HostPrograms;

namespace Bench.Harvester.Tests.GitHub.Client;

/// <summary>
/// Serves answers that were recorded from the real API. A scenario answers its requests once each and in order, and everything else with 404.
/// </summary>
internal sealed class FixturesServer : IAsyncDisposable
{
    /// <summary>The token that the recordings were made with, as their publishers write it.</summary>
    public const string Token = "0000000000000000000000000000000000000001";

    private readonly HttpClient _http = new();
    private readonly Pipe _input;
    private readonly Task _running;
    private readonly string _root;

    private FixturesServer(string root, Pipe input, Task running)
    {
        _root = root;
        _input = input;
        _running = running;
    }

    /// <summary>Starts it on a free port of loopback.</summary>
    public static async Task<FixturesServer> StartAsync()
    {
        var (input, output) = (new Pipe(), new Pipe());
        var folder = await OctokitFolder.PathAsync();
        var limits = HostCommandLimits.Default with { Wall = TimeSpan.FromMinutes(10) };
        var running = HostCommand.RunStreamedAsync(
            ["node", Path.Combine(OctokitFolder.Sources, "serve.mjs"), folder], OctokitFolder.Sources, input.Reader.AsStream(), output.Writer.AsStream(), limits, CancellationToken.None);
        using var reader = new StreamReader(output.Reader.AsStream());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var root = await reader.ReadLineAsync(patience.Token);
        return new FixturesServer(root!, input, running);
    }

    /// <summary>Loads a scenario and gives the address of its API.</summary>
    public async Task<string> LoadAsync(string scenario)
    {
        using var response = await _http.PostAsJsonAsync(new Uri($"{_root}/fixtures"), new { scenario });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("url").GetString()!;
    }

    /// <summary>Sends a request of the recording that our client never sends.</summary>
    public async Task SendAsync(HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.github.v3+json");
        request.Headers.TryAddWithoutValidation("Authorization", $"token {Token}");
        await request.Content.LoadIntoBufferAsync();
        using var response = await _http.SendAsync(request);
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _input.Writer.CompleteAsync();
        await _running;
        _http.Dispose();
    }
}
