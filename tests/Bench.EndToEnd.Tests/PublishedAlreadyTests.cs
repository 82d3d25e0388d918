using System.Globalization;
using System.Text.Json.Nodes;
using Bench.Sandbox.HostPrograms;

namespace Bench.EndToEnd.Tests;

/// <summary>A run that somebody published before its worker brings it, with another log: a real site, a real worker, and the program that publishes.</summary>
[TestFixture]
[CancelAfter(600_000)]
public sealed class PublishedAlreadyTests
{
    private LiveSite _site = null!;

    [SetUp]
    public async Task MakeSite() => _site = await LiveSite.MakeAsync();

    [Test]
    public async Task A_worker_whose_run_is_published_with_another_log_says_so_cleans_up_and_takes_the_next_job(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (address, site) = await _site.ServeAsync(stop.Token);
        using var client = await LiveSite.ClientAsync(address, await _site.TokenAsync("submit", cancellationToken), cancellationToken);
        var first = (string)(await LiveSite.UploadAsync(client, await LiveSite.PredictionsAsync(["better", "unappliable"], cancellationToken), cancellationToken))["id"]!;
        await LiveSite.UploadAsync(client, await LiveSite.PredictionsAsync(["unappliable"], cancellationToken), cancellationToken);
        var token = await _site.TokenAsync("publish", cancellationToken);
        HostCommandResult? published = null;
        using var between = new HeldBackRun(address, async () => published = await PublishCopyAsync(first, token, address, cancellationToken));
        var forwarding = between.ForwardAsync(stop.Token);
        var worker = BenchProgram.Watch(
            _site.Folder,
            new Dictionary<string, string>(),
            "",
            [
                "worker", "--queue", between.Address.ToString(), "--token-file", await _site.TokenAsync("worker", cancellationToken), "--tasks", LiveSite.Task,
                "--sandbox", "bubblewrap", "--rotations", "10", "--data", Path.Combine(_site.Folder, "worker"),
            ],
            cancellationToken);
        await worker.SaidAsync("brought; the site says: Failed", cancellationToken);
        await HostCommand.RunAsync(["kill", "-INT", worker.Pid.ToString(CultureInfo.InvariantCulture)], "/", default, HostCommandLimits.Default, cancellationToken);

        Assert.That((await worker.Ended).ExitCode, Is.Zero, worker.Said);
        Assert.That(published!.ExitCode, Is.Zero, published.ErrorText);
        var ids = published.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(worker.Said, Does.Contain($"published already, with other logs or patches: /submissions/{ids[0]} ").And.Not.Contain("given back").And.Not.Contain("try 2"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_site.Folder, "worker", "jobs")), Is.Empty, "the worker cleans up");
        var receipt = await LiveSite.ReceiptAsync(client, first, cancellationToken);
        Assert.That(receipt["submissions"]!.AsArray().Select(id => (string)id!), Is.EqualTo(ids));
        Assert.That(((string)receipt["state"]!, (string)receipt["steps"]!.AsArray()[^1]!["detail"]!), Is.EqualTo(("published",
            $"the worker brought this very run with other logs or patches; /submissions/{ids[0]} was published before, stays as it is and stands for it")));
        Assert.That(File.ReadAllText(LogOf(_site.Runs.Single())), Does.EndWith(Added), "what is published is not written over");

        var stranger = await _site.TokenAsync("publish", cancellationToken, "stranger");
        await AddAsync(LogOf(Copy), cancellationToken);
        Assert.That(await RefusalAsync(stranger, address, cancellationToken), Does.Contain($"/submissions/{ids[0]} ").And.Not.Contain("--again"));
        await StartLaterAsync(cancellationToken);
        Assert.That(await RefusalAsync(stranger, address, cancellationToken), Does.Contain($"/submissions/{ids[0]};").And.Contain("(here: --again)"));
        await stop.CancelAsync();
        await forwarding;
        Assert.That(async () => await site, Throws.InstanceOf<OperationCanceledException>());
    }

    private const string Added = "added by hand\n";

    private string Copy => Path.Combine(_site.Folder, "copy");

    /// <summary>Publishes what the worker has measured, with a log that differs.</summary>
    private async Task<HostCommandResult> PublishCopyAsync(string receipt, string token, Uri address, CancellationToken cancellationToken)
    {
        await Shell.RunAsync($"cp -r {_site.Folder}/worker/jobs/{receipt}/run {Copy}", cancellationToken);
        await AddAsync(LogOf(Copy), cancellationToken);
        return await PublishAsync(token, address, cancellationToken);
    }

    private Task<HostCommandResult> PublishAsync(string token, Uri address, CancellationToken cancellationToken) =>
        BenchProgram.RunAsync(_site.Folder, cancellationToken, "publish", Copy, "--to", address.ToString(), "--token-file", token);

    private async Task<string> RefusalAsync(string token, Uri address, CancellationToken cancellationToken)
    {
        var refused = await PublishAsync(token, address, cancellationToken);
        Assert.That(refused.ExitCode, Is.Not.Zero, refused.OutputText);
        return refused.ErrorText;
    }

    private async Task StartLaterAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Copy, "run.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!;
        manifest["startedAt"] = "2026-11-20T12:34:56Z";
        await File.WriteAllTextAsync(path, manifest.ToJsonString(), cancellationToken);
    }

    private static string LogOf(string run) => Directory.EnumerateFiles(Path.Combine(run, "logs"), "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

    private static Task AddAsync(string log, CancellationToken cancellationToken) => File.AppendAllTextAsync(log, Added, cancellationToken);
}
