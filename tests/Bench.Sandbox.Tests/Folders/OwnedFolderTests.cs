using System.Collections.Concurrent;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.Folders;

/// <summary>What a dead process left is removed; what a living one owns is not, however many come and go at once.</summary>
[CancelAfter(120_000)]
public sealed class OwnedFolderTests
{
    private const string Kind = "thing";

    [Test]
    public void A_folder_without_an_owner_is_removed_and_others_are_not_touched()
    {
        using var parent = new TemporaryFolder();
        using var living = OwnedFolder.Make(parent.Path, Kind);
        var dead = Directory.CreateDirectory(Path.Combine(parent.Path, Kind + "-1-dead")).FullName;
        File.WriteAllText(Path.Combine(dead, "owner.lock"), "");
        var foreign = Directory.CreateDirectory(Path.Combine(parent.Path, "somebody-elses")).FullName;

        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.EqualTo(1));
        Assert.That(Directory.GetDirectories(parent.Path), Is.EquivalentTo(new[] { living.FullPath, foreign }));
    }

    [Test]
    public async Task A_folder_that_another_process_owns_stays_until_that_process_is_killed(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var folder = Directory.CreateDirectory(Path.Combine(parent.Path, Kind + "-2-other")).FullName;
        var sign = Path.Combine(parent.Path, "locked");
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // -o: the lock is the process's own and not its child's.
        var other = HostCommand.RunAsync(
            ["flock", "-o", Path.Combine(folder, "owner.lock"), "sh", "-c", $"touch {sign}; sleep 100"], parent.Path, default, HostCommandLimits.Default, kill.Token);
        using (var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10)))
        {
            while (!File.Exists(sign) && !other.IsCompleted)
            {
                await tick.WaitForNextTickAsync(cancellationToken);
            }
        }

        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.Zero);
        await kill.CancelAsync();
        Assert.That(async () => await other, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.EqualTo(1));
        Assert.That(folder, Does.Not.Exist);
    }

    [Test]
    public async Task No_living_folder_is_removed_while_many_are_made_and_swept_at_once(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var lost = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (number, token) =>
        {
            OwnedFolder.RemoveAbandoned(parent.Path, Kind);
            using var own = OwnedFolder.Make(parent.Path, Kind);
            var file = Path.Combine(own.FullPath, "file");
            await File.WriteAllTextAsync(file, "mine", token);
            OwnedFolder.RemoveAbandoned(parent.Path, Kind);
            if (!File.Exists(file))
            {
                lost.Add(own.FullPath);
            }
        });

        Assert.That(lost, Is.Empty);
        Assert.That(Directory.GetDirectories(parent.Path), Is.Empty);
    }
}
