using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Importing;

[TestFixture, CancelAfter(60_000)]
public sealed class RunWatchTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private SiteFolder _folder = null!;

    [SetUp]
    public void Make()
    {
        _folder = new SiteFolder(Directory.CreateTempSubdirectory("bench-watch-").FullName);
        _folder.Make();
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder.Root, recursive: true);

    [Test]
    public async Task A_run_that_appears_ends_the_waiting_long_before_the_period_does()
    {
        using var watch = new RunWatch(_folder);
        var beside = Directory.CreateDirectory(Path.Combine(_folder.Root, "aside")).FullName;
        for (var run = 0; run < 3; run++)
        {
            var waiting = watch.WaitAsync(Long, TimeProvider.System, CancellationToken.None);
            Assert.That(waiting.IsCompleted, Is.False);

            Directory.Move(Directory.CreateDirectory(Path.Combine(beside, $"{run}")).FullName, _folder.Run($"{run}"));

            await waiting.WaitAsync(TestContext.CurrentContext.CancellationToken);
        }
    }

    [Test]
    public void Without_a_change_the_period_ends_it()
    {
        using var watch = new RunWatch(_folder);

        Assert.That(async () => await watch.WaitAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.CurrentContext.CancellationToken), Throws.Nothing);
    }

    [Test]
    public void Stopping_ends_the_waiting()
    {
        using var watch = new RunWatch(_folder);
        using var stop = new CancellationTokenSource();
        var waiting = watch.WaitAsync(Long, TimeProvider.System, stop.Token);

        stop.Cancel();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }
}
