using System.Globalization;
using System.Text;
using Bench.Sandbox.HostPrograms;
using Microsoft.Playwright;

namespace Bench.EndToEnd.Tests;

/// <summary>The whole way of a submission: a real site, predictions that are uploaded in a browser, a real worker with a real sandbox, the result on the board.</summary>
[TestFixture("bubblewrap")]
[TestFixture("docker")]
[CancelAfter(600_000)]
public sealed class SubmissionTests(string sandbox)
{
    private LiveSite _site = null!;

    [SetUp]
    public async Task MakeFolder()
    {
        if (sandbox == "docker")
        {
            await BaseImage.MakeAsync(TestContext.CurrentContext.CancellationToken);
        }

        _site = await LiveSite.MakeAsync();
    }

    [Test]
    public async Task Predictions_that_are_uploaded_in_a_browser_are_measured_by_a_worker_and_come_on_the_board(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (submit, work) = (await _site.TokenAsync("submit", cancellationToken), await _site.TokenAsync("worker", cancellationToken));
        var (address, site) = await _site.ServeAsync(stop.Token);
        using var client = await LiveSite.ClientAsync(address, submit, cancellationToken);
        await using var browser = await ChromiumBrowser.StartAsync();
        await using var visit = await browser.VisitAsync(address);
        var receipt = await HandInAsync(await visit.NewPageAsync(), client.DefaultRequestHeaders.Authorization!.Parameter!, cancellationToken);
        var id = new Uri(receipt.Url).Segments[2].TrimEnd('/');
        Assert.That(await receipt.Locator("#now").InnerTextAsync(), Does.StartWith("Queued"));

        var worker = await BenchProgram.RunAsync(
            _site.Folder, cancellationToken, "worker", "--queue", address.ToString(), "--token-file", work, "--tasks", LiveSite.Task,
            "--sandbox", sandbox, "--rotations", "10", "--data", Path.Combine(_site.Folder, "worker"), "--once");
        Assert.That(worker.ExitCode, Is.Zero, worker.ErrorText);
        await receipt.Locator("#now", new PageLocatorOptions { HasText = "Published" }).WaitForAsync(); // the page follows by itself
        Assert.That(await receipt.Locator("#steps tbody th").AllInnerTextsAsync(), Is.EqualTo(new[] { "Received", "Schema", "Queued", "Apply", "Build", "Parity", "Measure", "Published" }));
        var seen = await LiveSite.ReceiptAsync(client, id, cancellationToken);
        var states = seen["steps"]!.AsArray().Select(step => (string)step!["state"]!).ToList();
        Assert.That(states, Is.EqualTo(new[] { "received", "schema", "queued", "apply", "build", "parity", "measure", "published" }), worker.ErrorText);
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("1 of 2 predictions failed").And.Contain("PATCH_DOES_NOT_APPLY"));
        Assert.That(seen.ToJsonString(), Does.Not.Contain("seed"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_site.Folder, "worker", "jobs")), Is.Empty, "the worker cleans up");

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
            _site.Folder, cancellationToken, "publish", _site.Runs.Single(), "--to", address.ToString(), "--token-file", await _site.TokenAsync("publish", cancellationToken));
        Assert.That(own.ExitCode, Is.Zero, own.ErrorText);
        Assert.That(own.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(seen["submissions"]!.AsArray().Select(id => (string)id!)), "a run that is there is no second one");
        Assert.That(_site.Said, Does.Not.Contain(client.DefaultRequestHeaders.Authorization.Parameter![19..]));
        await stop.CancelAsync();
        Assert.That(async () => await site, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_worker_that_is_stopped_gives_its_job_back(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (submit, work) = (await _site.TokenAsync("submit", cancellationToken), await _site.TokenAsync("worker", cancellationToken));
        var (address, site) = await _site.ServeAsync(stop.Token);
        using var client = await LiveSite.ClientAsync(address, submit, cancellationToken);
        var receipt = await LiveSite.UploadAsync(client, await PredictionsAsync(cancellationToken), cancellationToken);
        var worker = BenchProgram.Watch(
            _site.Folder,
            new Dictionary<string, string>(),
            "",
            ["worker", "--queue", address.ToString(), "--token-file", work, "--tasks", LiveSite.Task, "--sandbox", sandbox, "--data", Path.Combine(_site.Folder, "worker")],
            cancellationToken);
        await worker.SaidAsync("building base and expert", cancellationToken);
        await HostCommand.RunAsync(["kill", "-INT", worker.Pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, cancellationToken);

        Assert.That((await worker.Ended).ExitCode, Is.Zero, worker.Said);
        Assert.That(worker.Said, Does.Contain("no job is held"));
        var seen = await LiveSite.ReceiptAsync(client, (string)receipt["id"]!, cancellationToken);
        Assert.That((string)seen["state"]!, Is.EqualTo("queued"));
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("stopped"));
        await stop.CancelAsync();
        Assert.That(async () => await site, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>A prediction that makes the task faster, and one that does not apply.</summary>
    private static Task<string> PredictionsAsync(CancellationToken cancellationToken) => LiveSite.PredictionsAsync(["better", "unappliable"], cancellationToken);

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
}
