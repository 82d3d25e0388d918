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
        parent.Write(Kind + "-1-0123abcd/owner.lock", "");
        parent.Write("somebody-elses/file", "");

        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.EqualTo(1));
        Assert.That(Names(parent), Is.EquivalentTo(new[] { Path.GetFileName(living.FullPath), "somebody-elses" }));
    }

    [TestCase("thing-2024")]
    [TestCase("thing-2024-results")]
    [TestCase("thing-2024-0123ABCD")]
    [TestCase("thing-2024-0123abcd-old")]
    [TestCase("thing-x-0123abcd")]
    public void A_folder_that_merely_begins_like_ours_is_somebody_elses(string name)
    {
        using var parent = new TemporaryFolder();
        var file = parent.Write(name + "/precious", "");
        parent.Write(name + "/owner.lock", "");
        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.Zero);
        Assert.That(file, Does.Exist);
    }

    [TestCase("thing-1-0123abcd", TestName = "A_folder_whose_maker_died_before_it_was_locked_is_removed")]
    [TestCase("thing-1-0123abcd.dead", TestName = "A_folder_whose_remover_died_is_removed")]
    public void A_folder_without_a_lock_is_removed_when_its_name_is_ours(string name)
    {
        using var parent = new TemporaryFolder();
        parent.Write(name + "/deep/file", "");
        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.EqualTo(1));
        Assert.That(Names(parent), Is.Empty);
    }

    [Test]
    public void A_link_with_a_name_of_ours_is_left_with_what_it_points_to()
    {
        using var parent = new TemporaryFolder();
        var file = parent.Write("elsewhere/file", "");
        File.CreateSymbolicLink(Path.Combine(parent.Path, "thing-1-0123abcd"), Path.GetDirectoryName(file)!);
        Assert.That(OwnedFolder.RemoveAbandoned(parent.Path, Kind), Is.Zero);
        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(file)!), Is.EqualTo(new[] { file }), "no lock was made in it");
    }

    [Test]
    public async Task A_folder_that_another_process_owns_stays_until_that_process_is_killed(CancellationToken cancellationToken)
    {
        using var parent = new TemporaryFolder();
        var folder = Directory.CreateDirectory(Path.Combine(parent.Path, Kind + "-2-4567cdef")).FullName;
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
        Assert.That(Names(parent), Is.Empty);
    }

    private static IEnumerable<string?> Names(TemporaryFolder folder) => Directory.GetDirectories(folder.Path).Select(Path.GetFileName);
}
