using Bench.BoardGenerator;
using Bench.Sandbox.HostPrograms;

namespace Bench.Leaderboard.Tests.Faults;

/// <summary>A disk that is full is said clearly; what is served goes on being served, and the import goes on once there is room.</summary>
[TestFixture, CancelAfter(240_000)]
public sealed class FullDiskTests
{
    private string _folder = "";

    [SetUp]
    public async Task Mount()
    {
        _folder = Directory.CreateTempSubdirectory("bench-full-").FullName;
        await ShellAsync($"mount -t tmpfs -o size=48m tmpfs {_folder}");
    }

    [TearDown]
    public async Task Unmount()
    {
        await ShellAsync($"umount -l {_folder}");
        Directory.Delete(_folder);
    }

    [Test]
    public async Task Reads_go_on_and_the_import_goes_on_when_there_is_room(CancellationToken cancellationToken)
    {
        var site = Path.Combine(_folder, "site");
        var late = Path.Combine(_folder, "late");
        await new Board(new BoardOptions(20, 8, 20), site).WriteAsync(_ => { }, cancellationToken);
        await new Board(new BoardOptions(20, 8, 20, Seed: 2), late).WriteAsync(_ => { }, cancellationToken);
        await using var process = SiteProcess.Start(site, cancellationToken);
        using var client = new HttpClient { BaseAddress = await process.ServingAsync(cancellationToken) };
        var before = await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken);
        await ShellAsync($"dd if=/dev/zero of={_folder}/filler bs=1M 2>/dev/null; true");

        // The folder's files are there already; only the index needs room.
        foreach (var run in Directory.GetDirectories(Path.Combine(late, "runs")))
        {
            Directory.Move(run, Path.Combine(site, "runs", Path.GetFileName(run)));
        }

        var said = await process.SaidAsync("disk is full", cancellationToken);
        Assert.That(said, Does.Contain("bench: fault: The index").And.Contain("MiB are free in").And.Contain("the import goes on by itself"));
        Assert.That(await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken), Is.EqualTo(before));
        Assert.That(await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken), Does.Contain("</html>"));

        await ShellAsync($"rm {_folder}/filler");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken) == before)
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task ShellAsync(string script)
    {
        var result = await HostCommand.RunAsync(["sh", "-c", script], "/", default, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
    }
}
