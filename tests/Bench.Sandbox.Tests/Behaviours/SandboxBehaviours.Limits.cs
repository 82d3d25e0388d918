namespace Bench.Sandbox.Tests.Behaviours;

public abstract partial class SandboxBehaviours
{
    [Test]
    [CancelAfter(300_000)]
    public async Task Memory_within_the_limit_is_given_and_past_it_ends_the_process()
    {
        await using var cell = await OpenAsync();
        var within = await RunAsync(cell, "memory", $"{64 * MiB}");
        var past = await RunAsync(cell, "memory", $"{512 * MiB}");
        var again = await RunAsync(cell, "memory", $"{64 * MiB}");

        Assert.Multiple(() =>
        {
            Assert.That(within.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(within));
            Assert.That(within.Usage.PeakKiB, Is.InRange(64 << 10, 256 << 10));
            Assert.That(past.End, Lacks(Protection.Memory) ? Is.EqualTo(new SpawnEnd.Exited(1)) : Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Memory)), Error(past));
            Assert.That(again.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(again));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_fork_bomb_is_contained_and_cleared_away()
    {
        await using var cell = await OpenAsync(Limits with { Pids = 40 });
        if (Lacks(Protection.Processes))
        {
            // Not set off: nothing would stop it.
            Assert.That(Sandbox.Level.NotEnforced, Has.Some.StartsWith(Protection.Processes));
            return;
        }

        var bomb = await RunAsync(cell, "forks");
        var after = await RunAsync(cell, "exit_with", "0");

        Assert.Multiple(() =>
        {
            Assert.That(bomb.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Pids)));
            Assert.That(Out(bomb), Does.Match("^refused EAGAIN after [0-9]{2}\n$"));
            Assert.That(after.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(after));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Writing_more_than_the_disk_limit_ends_the_process()
    {
        var result = await RunInNewCellAsync("fill", "{repo}", $"{200 * MiB}");

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Disk)), Error(result));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Scratch_space_is_limited_too()
    {
        await using var cell = await OpenAsync();
        var home = Facts(await RunAsync(cell, "environment")).Keys.Single(key => key.StartsWith("HOME=", StringComparison.Ordinal))[5..];
        var result = await RunAsync(cell, "fill", home, $"{200 * MiB}");
        var after = await RunAsync(cell, "fill", home, "0");

        // A size of its own refuses; a plain folder is watched. A process that is gone has taken bubblewrap's own with it.
        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(4)).Or.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Disk)), Error(result));
        Assert.That(Out(result), Is.Empty.Or.StartsWith("refused ENOSPC").Or.StartsWith("wrote"));
        Assert.That(after.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(after));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_sample_that_fills_its_scratch_space_has_hit_the_disk_limit()
    {
        await using var cell = await OpenAsync(writable: false);
        var result = await cell.RunAsync(Sample(seed: 5, "{\"fill\": true}"), Token);
        var after = await cell.RunAsync(Sample(seed: 5, "{\"count\": 10}"), Token);

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Disk)), Error(result));
        Assert.That(after.Answer, Is.Not.Null, $"{after.End} {Error(after)}");
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_single_file_past_its_limit_ends_the_process()
    {
        await using var cell = await OpenAsync();
        var within = await RunAsync(cell, "large", "{out}/within", $"{7 * MiB}");
        var past = await RunAsync(cell, "large", "{out}/past", $"{9 * MiB}");

        Assert.Multiple(() =>
        {
            Assert.That(within.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(within));
            // Python ignores SIGXFSZ and gets EFBIG; what it makes of that is an error like any other.
            Assert.That(past.End, Is.EqualTo(new SpawnEnd.Exited(1)).Or.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.FileSize)));
            Assert.That(new FileInfo(Path.Combine(OutFolder, "past")).Length, Is.EqualTo(8 * MiB));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_program_that_heeds_the_signal_hits_the_file_limit()
    {
        await using var cell = await OpenAsync();
        var result = await cell.RunAsync(Request("/usr/bin/head", "-c", $"{9 * MiB}", "/dev/zero"), Token);
        var file = await cell.RunAsync(Request("/bin/dd", "if=/dev/zero", "of=large", "bs=1M", "count=9"), Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Output)));
            Assert.That(file.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.FileSize)), Error(file));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_flood_of_output_ends_the_process_and_keeps_its_beginning()
    {
        var result = await RunInNewCellAsync("flood");

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Output)));
            Assert.That(result.StandardOutput.Length, Is.EqualTo(MiB));
            Assert.That(result.DroppedBytes, Is.GreaterThanOrEqualTo(3 * MiB));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Output_within_the_limit_and_past_what_is_kept_is_counted()
    {
        var result = await RunInNewCellAsync("bytes_out", $"{2 * MiB}");

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
            Assert.That(result.StandardOutput.Length, Is.EqualTo(MiB));
            Assert.That(result.DroppedBytes, Is.EqualTo(MiB));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_process_that_ignores_sigterm_is_killed_at_its_deadline()
    {
        await using var cell = await OpenAsync();
        var result = await cell.RunAsync(Inside("deaf") with { WallLimit = TimeSpan.FromSeconds(1) }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Command)));
            Assert.That(result.Usage.WallNanoseconds, Is.InRange(1_000_000_000, 60_000_000_000));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Cpu_time_is_limited_and_counted()
    {
        await using var cell = await OpenAsync();
        var result = await cell.RunAsync(Inside("burn") with { CpuLimit = TimeSpan.FromSeconds(1) }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.CpuTime)), Error(result));
            Assert.That(result.Usage.CpuNanoseconds, Is.InRange(500_000_000, 10_000_000_000));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Code_stays_on_the_cores_of_its_cell()
    {
        var facts = Facts(await RunInNewCellAsync("cores", "0"));

        Assert.That(facts["on"], Is.EqualTo($"[{LastCpu}]"));
        Assert.That(facts.ContainsKey("refused"), Is.EqualTo(!Lacks(Protection.Cores) && LastCpu != 0));
    }
}
