using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Limits;

namespace Bench.Sandbox.Tests.Limits;

public sealed class DiskWatchTests
{
    [Test]
    public void Only_growth_counts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("old", new string('x', 5000));
        var watch = DiskWatch.Start([folder.Path], 1000, TimeProvider.System, CancellationToken.None);
        folder.Write("deep/er/new", new string('x', 700));
        var within = watch.IsOver(CancellationToken.None);
        folder.Write("deep/more", new string('x', 301));

        Assert.Multiple(() =>
        {
            Assert.That(within, Is.False);
            Assert.That(watch.Growth(CancellationToken.None), Is.EqualTo(new DiskUse(1001, 4)));
            Assert.That(watch.IsOver(CancellationToken.None), Is.True);
        });
    }

    [Test]
    public void Links_are_counted_and_never_followed()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("large", new string('x', 100_000));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "folder"), elsewhere.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "file"), Path.Combine(elsewhere.Path, "large"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "loop"), folder.Path);

        Assert.That(DiskUse.Measure([folder.Path], CancellationToken.None), Is.EqualTo(new DiskUse(0, 3)));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task The_watch_ends_when_the_limit_is_passed(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var watch = DiskWatch.Start([folder.Path], 1000, TimeProvider.System, cancellationToken);
        var over = watch.UntilOverAsync(cancellationToken);
        Assert.That(over.IsCompleted, Is.False);
        folder.Write("new", new string('x', 2000));
        await over;
        Assert.That(over.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Folders_nested_beyond_the_longest_path_are_over_the_limit()
    {
        using var folder = new TemporaryFolder();
        var watch = DiskWatch.Start([folder.Path], 1000, TimeProvider.System, CancellationToken.None);
        await ShellAsync("n=$(printf 'd%.0s' $(seq 200)); for i in $(seq 30); do mkdir $n; cd $n; done", folder.Path);
        var over = watch.IsOver(CancellationToken.None);
        await ShellAsync("rm -rf d*", folder.Path);

        Assert.That(over, Is.True);
    }

    private static async Task ShellAsync(string script, string folder)
    {
        var result = await HostCommand.RunAsync(["bash", "-c", script], folder, default, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True, result.ErrorText);
    }

    [Test]
    public void A_folder_that_is_not_there_holds_nothing() =>
        Assert.That(DiskUse.Measure(["/no/such/folder"], CancellationToken.None), Is.EqualTo(new DiskUse(0, 0)));
}
