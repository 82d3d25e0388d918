using System.Net;
using System.Net.Http.Headers;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Tests.Faults;
using Bench.Sandbox.HostPrograms;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A full disk is told as ours, nothing of the upload is left, and it is taken once there is room.</summary>
[TestFixture, CancelAfter(240_000)]
public sealed class FullDiskUploadTests
{
    private string _folder = "";

    [SetUp]
    public async Task Mount()
    {
        _folder = Directory.CreateTempSubdirectory("bench-full-upload-").FullName;
        await ShellAsync($"mount -t tmpfs -o size=32m tmpfs {_folder}");
    }

    [TearDown]
    public async Task Unmount()
    {
        SqliteConnection.ClearAllPools();
        await ShellAsync($"umount -l {_folder}");
        Directory.Delete(_folder);
    }

    [Test]
    public async Task An_upload_to_a_full_disk_is_told_as_ours_and_is_taken_when_there_is_room(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        var site = Path.Combine(_folder, "site");
        run.PublishTasks(site);
        var token = new TokenStore(new IntakeDatabase(site), TimeProvider.System).Issue("Acme", TokenScope.Submit, days: 1).Text;
        await using var process = SiteProcess.Start(site, cancellationToken);
        using var client = new HttpClient { BaseAddress = await process.ServingAsync(cancellationToken) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var before = await IntakeBench.PostAsync(client, IntakeBench.Line("first", task: run.Tasks[0]), cancellationToken);
        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await before.Content.ReadAsStringAsync(cancellationToken));
        await ShellAsync($"dd if=/dev/zero of={_folder}/filler bs=64k 2>/dev/null; true");

        using var full = await IntakeBench.PostAsync(client, IntakeBench.Line(new string('p', 2 << 20), task: run.Tasks[0]), cancellationToken);
        var said = await full.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(full.StatusCode, Is.EqualTo(HttpStatusCode.InsufficientStorage), said);
        Assert.That(said, Does.Contain("\"ours\"").And.Contain("disk is full"));
        Assert.That(await client.GetStringAsync(new Uri("/submit", UriKind.Relative), cancellationToken), Does.Contain("</html>"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(site, "incoming")).Count(file => !file.EndsWith(".lock", StringComparison.Ordinal)), Is.EqualTo(1));

        await ShellAsync($"rm {_folder}/filler");
        using var after = await IntakeBench.PostAsync(client, IntakeBench.Line(new string('p', 2 << 20), task: run.Tasks[0]), cancellationToken);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await after.Content.ReadAsStringAsync(cancellationToken));
    }

    private static async Task ShellAsync(string script)
    {
        var result = await HostCommand.RunAsync(["sh", "-c", script], "/", default, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
    }
}
