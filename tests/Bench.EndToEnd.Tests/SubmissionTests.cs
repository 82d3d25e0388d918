using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bench.Sandbox.HostPrograms;
using Microsoft.Playwright;

namespace Bench.EndToEnd.Tests;

/// <summary>The whole way of a submission: a real site, predictions that are uploaded in a browser, a real worker with a real sandbox, the result on the board.</summary>
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
    public async Task Predictions_that_are_uploaded_in_a_browser_are_measured_by_a_worker_and_come_on_the_board(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (submit, work) = (await TokenAsync("submit", cancellationToken), await TokenAsync("worker", cancellationToken));
        var (address, site) = await ServeAsync(stop.Token);
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(submit, cancellationToken)).Trim());
        await using var browser = await ChromiumBrowser.StartAsync();
        await using var visit = await browser.VisitAsync(address);
        var receipt = await HandInAsync(await visit.NewPageAsync(), client.DefaultRequestHeaders.Authorization.Parameter!, cancellationToken);
        var id = new Uri(receipt.Url).Segments[2].TrimEnd('/');
        Assert.That(await receipt.Locator("#now").InnerTextAsync(), Does.StartWith("Queued"));

        var worker = await BenchProgram.RunAsync(
            _folder, cancellationToken, "worker", "--queue", address.ToString(), "--token-file", work, "--tasks", Path.Combine(BenchProgram.Samples, "sample__tally-34"),
            "--sandbox", sandbox, "--rotations", "10", "--data", Path.Combine(_folder, "worker"), "--once");
        Assert.That(worker.ExitCode, Is.Zero, worker.ErrorText);
        await receipt.Locator("#now", new PageLocatorOptions { HasText = "Published" }).WaitForAsync(); // the page follows by itself
        Assert.That(await receipt.Locator("#steps tbody th").AllInnerTextsAsync(), Is.EqualTo(new[] { "Received", "Schema", "Queued", "Apply", "Build", "Parity", "Measure", "Published" }));
        var seen = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/submissions/{id}/status", UriKind.Relative), cancellationToken))!;
        var states = seen["steps"]!.AsArray().Select(step => (string)step!["state"]!).ToList();
        Assert.That(states, Is.EqualTo(new[] { "received", "schema", "queued", "apply", "build", "parity", "measure", "published" }), worker.ErrorText);
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("1 of 2 predictions failed").And.Contain("PATCH_DOES_NOT_APPLY"));
        Assert.That(seen.ToJsonString(), Does.Not.Contain("seed"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "worker", "jobs")), Is.Empty, "the worker cleans up");

        var board = await client.GetStringAsync(new Uri("/api/v1/submissions", UriKind.Relative), cancellationToken);
        await receipt.GotoAsync("/");
        var rows = receipt.Locator("#board tbody tr:has(td)");
        Assert.That(await rows.CountAsync(), Is.EqualTo(2));
        foreach (var submission in seen["submissions"]!.AsArray().Select(one => (string)one!))
        {
            Assert.That(board, Does.Contain($"\"{submission}\"").And.Contain("remeasured"));
            Assert.That(await rows.Filter(new LocatorFilterOptions { Has = receipt.Locator($"a[href='/submissions/{submission}']") }).InnerTextAsync(), Does.Contain("re-measured").And.Contain("Acme"));
        }

        await rows.First.Locator("a").ClickAsync();
        Assert.That(await receipt.Locator("h1").InnerTextAsync(), Is.EqualTo("better"));
        Assert.That(await receipt.Locator("main").InnerTextAsync(), Does.Contain($"sandbox {sandbox}"));

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

    /// <summary>A prediction that makes the task faster, and one that does not apply.</summary>
    private static async Task<string> PredictionsAsync(CancellationToken cancellationToken) => string.Concat(
        (await File.ReadAllLinesAsync(Path.Combine(BenchProgram.Samples, "predictions", "tally.jsonl"), cancellationToken))
            .Where(line => JsonNode.Parse(line) is var prediction && (string)prediction!["instance_id"]! == "sample__tally-34" && (string)prediction["model_name_or_path"]! is "better" or "unappliable")
            .Select(line => line + "\n"));

    /// <summary>Fills the form in and sends it; the tab shows the receipt.</summary>
    private static async Task<IPage> HandInAsync(IPage tab, string token, CancellationToken cancellationToken)
    {
        await tab.GotoAsync("/submit");
        await tab.Locator("#f-token").FillAsync(token);
        await tab.Locator("#f-organisation").FillAsync("Acme");
        await tab.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "mine.jsonl", MimeType = "application/jsonl", Buffer = Encoding.UTF8.GetBytes(await PredictionsAsync(cancellationToken)) });
        await tab.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hand it in" }).ClickAsync();
        await tab.WaitForURLAsync("**/status?key=*");
        return tab;
    }

    private static async Task<JsonNode> UploadAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var content = new StringContent(await PredictionsAsync(cancellationToken), new MediaTypeHeaderValue("application/jsonl"));
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
