using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>The site as its keepers start it, over a folder with the task <c>sample__tally-34</c>, and what is handed in there.</summary>
internal sealed partial class LiveSite
{
    /// <summary>The one task.</summary>
    public static readonly string Task = Path.Combine(BenchProgram.Samples, "sample__tally-34");

    private static readonly string Program = Path.Combine(BenchProgram.Root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");

    private readonly string _data;

    private LiveSite(string folder)
    {
        Folder = folder;
        _data = Path.Combine(folder, "site");
    }

    /// <summary>Folder of the test; the site's own is in it.</summary>
    public string Folder { get; }

    /// <summary>The runs that are published there.</summary>
    public string[] Runs => Directory.GetDirectories(Path.Combine(_data, "runs"));

    /// <summary>Everything that the site has said where it was started.</summary>
    public string Said => File.ReadAllText(Path.Combine(Folder, "site.said"));

    /// <summary>Makes the folder of a test with that of its site.</summary>
    public static async Task<LiveSite> MakeAsync()
    {
        var site = new LiveSite(BenchProgram.NewFolder());
        await Shell.RunAsync($"mkdir -p {site._data}/tasks && cp -r {Task} {site._data}/tasks", CancellationToken.None);
        return site;
    }

    /// <summary>Lines of the bundled predictions for the task, of some models.</summary>
    public static async Task<string> PredictionsAsync(string[] models, CancellationToken cancellationToken) => string.Concat(
        (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl"), cancellationToken))
            .Where(line => JsonNode.Parse(line) is var prediction && (string)prediction!["instance_id"]! == "sample__tally-34" && models.Contains((string)prediction["model_name_or_path"]!))
            .Select(line => line + "\n"));

    /// <summary>Hands predictions in by a program.</summary>
    /// <returns>The receipt.</returns>
    public static async Task<JsonNode> UploadAsync(HttpClient client, string predictions, CancellationToken cancellationToken)
    {
        using var content = new StringContent(predictions, new MediaTypeHeaderValue("application/jsonl"));
        using var answer = await client.PostAsync(new Uri("/api/v1/submissions?organisation=Acme", UriKind.Relative), content, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>The receipt as it is now.</summary>
    public static async Task<JsonNode> ReceiptAsync(HttpClient client, string id, CancellationToken cancellationToken) =>
        JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/submissions/{id}/status", UriKind.Relative), cancellationToken))!;

    /// <summary>Issues a token.</summary>
    /// <param name="scope">What it is good for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="name">Whose it is; the scope when not given.</param>
    /// <returns>The file that holds it.</returns>
    public async Task<string> TokenAsync(string scope, CancellationToken cancellationToken, string? name = null)
    {
        var issued = await HostCommand.RunAsync(["dotnet", Program, "token", "new", "--data", _data, "--name", name ?? scope, "--scope", scope], Folder, default, HostCommandLimits.Default, cancellationToken);
        Assert.That(issued.ExitCode, Is.Zero, issued.ErrorText);
        var path = Path.Combine(Folder, $"{name ?? scope}.token");
        await File.WriteAllTextAsync(path, issued.OutputText, cancellationToken);
        return path;
    }

    /// <summary>A client of a site with the token of a file.</summary>
    public static async Task<HttpClient> ClientAsync(Uri address, string token, CancellationToken cancellationToken) => new()
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(token, cancellationToken)).Trim()) },
    };

    /// <summary>Starts it.</summary>
    /// <returns>Its address, and what is done when it has ended.</returns>
    public async Task<(Uri Address, Task<HostCommandResult> Ended)> ServeAsync(CancellationToken cancellationToken)
    {
        var said = Path.Combine(Folder, "site.said");
        string[] command = ["sh", "-c", "exec \"$@\" > site.said 2>&1", "sh", "dotnet", Program, "serve", "--data", _data, "--urls", "http://127.0.0.1:0"];
        var ended = HostCommand.RunAsync(command, Folder, default, new HostCommandLimits(TimeSpan.FromMinutes(9), 1 << 20), cancellationToken);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!ended.IsCompleted)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
            if (File.Exists(said) && Listening().Match(await File.ReadAllTextAsync(said, cancellationToken)) is { Success: true } found)
            {
                return (new Uri(found.Groups["address"].Value), ended);
            }
        }

        throw new InvalidOperationException($"The site ended: {await File.ReadAllTextAsync(said, cancellationToken)}");
    }

    [GeneratedRegex("serving .* at (?<address>http://127\\.0\\.0\\.1:[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
