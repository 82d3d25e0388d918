namespace Bench.EndToEnd.Tests.Faults;

/// <summary>A disk that fills up in the middle is a fault with a clear message, and the same command completes once there is room.</summary>
[CancelAfter(600_000)]
public sealed class DiskFullTests
{
    private const string Tally = "sample__tally-34";

    [Test]
    public async Task A_full_scratch_disk_fails_no_candidate(CancellationToken cancellationToken)
    {
        var bench = new FaultBench();
        await using var disk = await SmallDisk.MountAsync(bench.Scratch, 160, cancellationToken);
        var predictions = bench.Choose((Tally, "better"));
        var task = await bench.CopyTaskAsync(Tally);
        var first = bench.Evaluate(task, predictions, "bubblewrap", cancellationToken);
        await first.SaidAsync("building base and expert", cancellationToken);
        await disk.FillAsync(cancellationToken);

        Assert.That((await first.Ended).ExitCode, Is.EqualTo(3), first.Said);
        Assert.That(first.Said, Does.Contain("trying again (2 of 2)").And.Not.Contain("(3 of"));
        Assert.That(first.Said, Does.Contain($"MiB are free in {bench.Scratch}").And.Contain("Make room and run the same command again"));
        Assert.That(bench.Results()["better"].Text("outcome"), Is.EqualTo("fault"), first.Said);

        await disk.EmptyAsync(cancellationToken);
        await CompletesAsync(bench, task, predictions, cancellationToken);
    }

    [Test]
    public async Task A_full_disk_under_the_run_loses_nothing_and_leaves_no_half_file(CancellationToken cancellationToken)
    {
        var bench = new FaultBench();
        var run = Path.Combine(bench.Folder, "run");
        await using var disk = await SmallDisk.MountAsync(run, 8, cancellationToken);
        var predictions = bench.Choose((Tally, "better"), (Tally, "unappliable"));
        // Samples start slowly, so that the disk is full before the sitting ends.
        var task = await bench.CopyTaskAsync(Tally, "\n\nimport time\n\ntime.sleep(0.2)\n");
        var first = bench.Evaluate(task, predictions, "bubblewrap", cancellationToken);
        await first.SaidAsync("measuring", cancellationToken);
        await disk.FillAsync(cancellationToken);

        Assert.That((await first.Ended).ExitCode, Is.EqualTo(3), first.Said);
        Assert.That(first.Said, Does.Contain("The journal of the run cannot be written").And.Contain("Now 0 MiB are free in").And.Contain("Make room and run the same command again"));
        Assert.That(Directory.GetFiles(run, "*.jsonl"), Is.Empty, "nothing was exported, whole or half");
        Assert.That(bench.Leftovers(), Is.Empty);

        await disk.EmptyAsync(cancellationToken);
        var said = await CompletesAsync(bench, task, predictions, cancellationToken);
        Assert.That(said, Does.Contain("1 of them finished earlier").And.Not.Contain("building unappliable"));
    }

    private static async Task<string> CompletesAsync(FaultBench bench, string task, string predictions, CancellationToken cancellationToken)
    {
        var second = bench.Evaluate(task, predictions, "bubblewrap", cancellationToken);
        Assert.That((await second.Ended).ExitCode, Is.LessThan(2), second.Said);
        Assert.That(bench.Results()["better"].Text("outcome"), Is.EqualTo("faster"), second.Said);
        Assert.That(bench.Leftovers(), Is.Empty);
        return second.Said;
    }
}
