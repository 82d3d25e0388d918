using System.Net;
using System.Net.Http.Headers;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Tests.Faults;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A full disk is told as ours, nothing of the upload is left, and it is taken once there is room.</summary>
[TestFixture, CancelAfter(240_000)]
public sealed class FullDiskUploadTests
{
    private SmallDisk _disk = null!;

    [SetUp]
    public async Task Mount() =>
        _disk = await SmallDisk.MountAsync(Path.Combine(Path.GetTempPath(), $"bench-full-upload-{Guid.NewGuid():N}"), mebibytes: 32, CancellationToken.None);

    [TearDown]
    public async Task Unmount()
    {
        SqliteConnection.ClearAllPools();
        await _disk.DisposeAsync();
    }

    [Test]
    public async Task An_upload_to_a_full_disk_is_told_as_ours_and_is_taken_when_there_is_room(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        var site = Path.Combine(_disk.Folder, "site");
        run.PublishTasks(site);
        var token = new TokenStore(new IntakeDatabase(site), TimeProvider.System).Issue("Acme", TokenScope.Submit, days: 1).Text;
        await using var process = SiteProcess.Start(site, cancellationToken);
        using var client = new HttpClient { BaseAddress = await process.ServingAsync(cancellationToken) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var before = await IntakeBench.PostAsync(client, IntakeBench.Line("first", task: run.Tasks[0]), cancellationToken);
        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await before.Content.ReadAsStringAsync(cancellationToken));
        await _disk.FillAsync(cancellationToken);

        using var full = await IntakeBench.PostAsync(client, IntakeBench.Line(new string('p', 2 << 20), task: run.Tasks[0]), cancellationToken);
        var said = await full.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(full.StatusCode, Is.EqualTo(HttpStatusCode.InsufficientStorage), said);
        Assert.That(said, Does.Contain("\"ours\"").And.Contain("disk is full"));
        Assert.That(await client.GetStringAsync(new Uri("/submit", UriKind.Relative), cancellationToken), Does.Contain("</html>"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(site, "incoming")).Count(file => !file.EndsWith(".lock", StringComparison.Ordinal)), Is.EqualTo(1));

        await _disk.EmptyAsync(cancellationToken);
        using var after = await IntakeBench.PostAsync(client, IntakeBench.Line(new string('p', 2 << 20), task: run.Tasks[0]), cancellationToken);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), await after.Content.ReadAsStringAsync(cancellationToken));
    }
}
