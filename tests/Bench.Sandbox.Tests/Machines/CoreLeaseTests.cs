using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Machines;

public sealed class CoreLeaseTests
{
    private static readonly CoreSlot First = new([1], [3]);
    private static readonly CoreSlot Second = new([2], [4]);

    [Test]
    public void Each_slot_has_one_owner_and_is_free_again_afterwards()
    {
        using var folder = new TemporaryFolder();
        using var one = CoreLease.TryAcquire([First, Second], folder.Path);
        using var two = CoreLease.TryAcquire([First, Second], folder.Path);
        var three = CoreLease.TryAcquire([First, Second], folder.Path);
        one!.Dispose();
        using var four = CoreLease.TryAcquire([First, Second], folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(one.Slot, Is.SameAs(First));
            Assert.That(two!.Slot, Is.SameAs(Second));
            Assert.That(three, Is.Null);
            Assert.That(four!.Slot, Is.SameAs(First));
        });
    }

    [Test]
    public void A_sibling_that_is_owned_keeps_its_core_from_others()
    {
        using var folder = new TemporaryFolder();
        using var one = CoreLease.TryAcquire([new CoreSlot([3], [])], folder.Path);
        using var two = CoreLease.TryAcquire([First], folder.Path);
        Assert.That(two, Is.Null);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Waiting_ends_when_the_owner_lets_go(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var owner = CoreLease.TryAcquire([First], folder.Path)!;
        var told = 0;
        var waiting = CoreLease.AcquireAsync([First], folder.Path, TimeProvider.System, () => told++, cancellationToken);
        Assert.That(waiting.IsCompleted, Is.False);
        owner.Dispose();
        using var lease = await waiting;
        Assert.Multiple(() =>
        {
            Assert.That(lease.Slot, Is.SameAs(First));
            Assert.That(told, Is.EqualTo(1));
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task The_death_of_the_owner_frees_its_cores(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var ready = Path.Combine(folder.Path, "ready");
        const string Hold = "import fcntl,sys,os,time\nfor n in ('1','3'):\n f=open(sys.argv[1]+'/cpu-'+n+'.lock','w'); fcntl.flock(f,fcntl.LOCK_EX); os.dup(f.fileno())\nopen(sys.argv[2],'w').close()\ntime.sleep(1000)\n";
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var owner = HostCommand.RunAsync(["/usr/bin/python3", "-c", Hold, folder.Path, ready], "/", default, HostCommandLimits.Default, kill.Token);
        while (!File.Exists(ready))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }

        var before = CoreLease.TryAcquire([First], folder.Path);
        await kill.CancelAsync();
        Assert.That(() => owner, Throws.InstanceOf<OperationCanceledException>());
        using var after = CoreLease.TryAcquire([First], folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(before, Is.Null);
            Assert.That(after, Is.Not.Null);
        });
    }

    [Test]
    public void There_is_a_folder_for_the_locks_on_this_machine() => Assert.That(CoreLease.DefaultFolder(), Does.Exist);
}
