using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>The whole way of a submission: a real site, predictions that are uploaded, a real worker with a real sandbox, the result on the board.</summary>
[TestFixture("bubblewrap")]
[TestFixture("docker")]
[CancelAfter(600_000)]
public sealed partial class SubmissionTests(string sandbox)
{
    private static readonly string Site = Path.Combine(BenchProgram.Root, "artifacts", "bin", "Bench.Leaderboard", "release", "Bench.Leaderboard.dll");

    private string _folder = "";

    [SetUp]
    public async Task MakeFolder()
    {
        if (sandbox == "docker")
        {
            await BaseImage.MakeAsync(TestContext.CurrentContext.CancellationToken);
        }

        _folder = BenchProgram.NewFolder();
        await Shell.RunAsync($"mkdir -p {_folder}/site/tasks && cp -r {BenchProgram.Samples}/sample__tally-34 {_folder}/site/tasks", CancellationToken.None);
    }

    [Test]
    public async Task Predictions_that_are_uploaded_are_measured_by_a_worker_and_come_on_the_board(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (submit, work) = (await TokenAsync("submit", cancellationToken), await TokenAsync("worker", cancellationToken));
        var (address, site) = await ServeAsync(stop.Token);
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(submit, cancellationToken)).Trim());
        var receipt = await UploadAsync(client, cancellationToken);
        Assert.That((string)receipt["state"]!, Is.EqualTo("queued"));

        var worker = await BenchProgram.RunAsync(
            _folder, cancellationToken, "worker", "--queue", address.ToString(), "--token-file", work, "--tasks", Path.Combine(BenchProgram.Samples, "sample__tally-34"),
            "--sandbox", sandbox, "--rotations", "10", "--data", Path.Combine(_folder, "worker"), "--once");
        Assert.That(worker.ExitCode, Is.Zero, worker.ErrorText);
        var seen = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/submissions/{(string)receipt["id"]!}/status", UriKind.Relative), cancellationToken))!;
        var states = seen["steps"]!.AsArray().Select(step => (string)step!["state"]!).ToList();
        Assert.That(states, Is.EqualTo(new[] { "received", "schema", "queued", "apply", "build", "parity", "measure", "published" }), worker.ErrorText);
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("1 of 2 predictions failed").And.Contain("PATCH_DOES_NOT_APPLY"));
        Assert.That(seen.ToJsonString(), Does.Not.Contain("seed"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "worker", "jobs")), Is.Empty, "the worker cleans up");

        var board = await client.GetStringAsync(new Uri("/api/v1/submissions", UriKind.Relative), cancellationToken);
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
        foreach (var id in seen["submissions"]!.AsArray().Select(id => (string)id!))
        {
            Assert.That(board, Does.Contain($"\"{id}\"").And.Contain("remeasured"));
            Assert.That(page, Does.Contain($"/submissions/{id}"));
        }

        var own = await BenchProgram.RunAsync(
            _folder, cancellationToken, "publish", Directory.GetDirectories(Path.Combine(_folder, "site", "runs")).Single(), "--to", address.ToString(), "--token-file", await TokenAsync("publish", cancellationToken));
        Assert.That(own.ExitCode, Is.Zero, own.ErrorText);
        Assert.That(own.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(seen["submissions"]!.AsArray().Select(id => (string)id!)), "a run that is there is no second one");
        Assert.That(File.ReadAllText(Path.Combine(_folder, "site.said")), Does.Not.Contain(client.DefaultRequestHeaders.Authorization.Parameter![19..]));
        await stop.CancelAsync();
        Assert.That(async () => await site, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_worker_that_is_stopped_gives_its_job_back(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (submit, work) = (await TokenAsync("submit", cancellationToken), await TokenAsync("worker", cancellationToken));
        var (address, site) = await ServeAsync(stop.Token);
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(submit, cancellationToken)).Trim());
        var receipt = await UploadAsync(client, cancellationToken);
        var worker = BenchProgram.Watch(
            _folder,
            new Dictionary<string, string>(),
            "",
            ["worker", "--queue", address.ToString(), "--token-file", work, "--tasks", Path.Combine(BenchProgram.Samples, "sample__tally-34"), "--sandbox", sandbox, "--data", Path.Combine(_folder, "worker")],
            cancellationToken);
        await worker.SaidAsync("building base and expert", cancellationToken);
        await HostCommand.RunAsync(["kill", "-INT", worker.Pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, cancellationToken);

        Assert.That((await worker.Ended).ExitCode, Is.Zero, worker.Said);
        Assert.That(worker.Said, Does.Contain("no job is held"));
        var seen = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/submissions/{(string)receipt["id"]!}/status", UriKind.Relative), cancellationToken))!;
        Assert.That((string)seen["state"]!, Is.EqualTo("queued"));
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("stopped"));
        await stop.CancelAsync();
        Assert.That(async () => await site, Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<JsonNode> UploadAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl"), cancellationToken))
            .Where(line => JsonNode.Parse(line) is var prediction && (string)prediction!["instance_id"]! == "sample__tally-34" && (string)prediction["model_name_or_path"]! is "better" or "unappliable");
        using var content = new StringContent(string.Join('\n', lines) + "\n", new MediaTypeHeaderValue("application/jsonl"));
        using var answer = await client.PostAsync(new Uri("/api/v1/submissions?organisation=Acme", UriKind.Relative), content, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), body);
        return JsonNode.Parse(body)!;
    }

    private async Task<string> TokenAsync(string scope, CancellationToken cancellationToken)
    {
        var issued = await HostCommand.RunAsync(
            ["dotnet", Site, "token", "new", "--data", Path.Combine(_folder, "site"), "--name", scope, "--scope", scope], _folder, default, HostCommandLimits.Default, cancellationToken);
        Assert.That(issued.ExitCode, Is.Zero, issued.ErrorText);
        var path = Path.Combine(_folder, scope + ".token");
        await File.WriteAllTextAsync(path, issued.OutputText, cancellationToken);
        return path;
    }

    private async Task<(Uri Address, Task<HostCommandResult> Ended)> ServeAsync(CancellationToken cancellationToken)
    {
        var said = Path.Combine(_folder, "site.said");
        string[] command = ["sh", "-c", "exec \"$@\" > site.said 2>&1", "sh", "dotnet", Site, "serve", "--data", Path.Combine(_folder, "site"), "--urls", "http://127.0.0.1:0"];
        var ended = HostCommand.RunAsync(command, _folder, default, new HostCommandLimits(TimeSpan.FromMinutes(9), 1 << 20), cancellationToken);
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
