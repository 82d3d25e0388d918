using Bench.BoardGenerator;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>A disk that is full is said clearly; what is served goes on being served, and the import goes on once there is room.</summary>
[TestFixture, CancelAfter(240_000)]
public sealed class FullDiskTests
{
    private SmallDisk _disk = null!;

    [SetUp]
    public async Task Mount() =>
        _disk = await SmallDisk.MountAsync(Path.Combine(Path.GetTempPath(), $"bench-full-{Guid.NewGuid():N}"), mebibytes: 48, CancellationToken.None);

    [TearDown]
    public async Task Unmount() => await _disk.DisposeAsync();

    [Test]
    public async Task Reads_go_on_and_the_import_goes_on_when_there_is_room(CancellationToken cancellationToken)
    {
        var site = Path.Combine(_disk.Folder, "site");
        var late = Path.Combine(_disk.Folder, "late");
        await new Board(new BoardOptions(20, 8, 20), site).WriteAsync(_ => { }, cancellationToken);
        await new Board(new BoardOptions(20, 8, 20, Seed: 2), late).WriteAsync(_ => { }, cancellationToken);
        await using var process = SiteProcess.Start(site, cancellationToken);
        using var client = new HttpClient { BaseAddress = await process.ServingAsync(cancellationToken) };
        var before = await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
        await _disk.FillAsync(cancellationToken);

        // The folder's files are there already; only the index needs room.
        foreach (var run in Directory.GetDirectories(Path.Combine(late, "runs")))
        {
            Directory.Move(run, Path.Combine(site, "runs", Path.GetFileName(run)));
        }

        var said = await process.SaidAsync("disk is full", cancellationToken);
        Assert.That(said, Does.Contain("bench: fault: The index").And.Contain("MiB are free in").And.Contain("the import goes on by itself"));
        Assert.That(await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken), Is.EqualTo(before));
        Assert.That(await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken), Does.Contain("</html>"));

        await _disk.EmptyAsync(cancellationToken);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken) == before)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
