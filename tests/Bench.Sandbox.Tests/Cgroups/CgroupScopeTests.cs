using System.Globalization;
using Bench.Sandbox.Cgroups;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.Cgroups;

/// <summary>Groups of this machine. Where a controller is missing, the tests see that it is said.</summary>
public sealed class CgroupScopeTests
{
    private static readonly CellLimits Limits = new([0], 96L << 20, 20, DiskBytes: 0, FileBytes: 0, OutputBytes: 0);

    [Test]
    [CancelAfter(60_000)]
    public async Task Memory_past_the_limit_is_killed_and_counted(CancellationToken cancellationToken)
    {
        await using var scope = await MakeAsync(cancellationToken);
        if (Missing(scope.LimitsMemory, scope, Protection.Memory))
        {
            return;
        }

        var within = await RunAsync(scope, "memory", "33554432");
        var past = await RunAsync(scope, "memory", "201326592");

        Assert.Multiple(() =>
        {
            Assert.That(within.OutputText, Is.EqualTo("got it\n"), within.ErrorText);
            Assert.That(past.ExitCode, Is.EqualTo(137));
            Assert.That(scope.Read().OutOfMemoryKills, Is.EqualTo(1));
            Assert.That(scope.Read().PeakBytes, Is.InRange(90L << 20, 96L << 20));
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Processes_past_the_limit_are_not_made(CancellationToken cancellationToken)
    {
        await using var scope = await MakeAsync(cancellationToken);
        if (Missing(scope.LimitsPids, scope, Protection.Processes))
        {
            return;
        }

        var result = await RunAsync(scope, "forks", "100");

        Assert.That(int.Parse(result.OutputText, CultureInfo.InvariantCulture), Is.EqualTo(Limits.Pids - 1), result.ErrorText);
        Assert.That(scope.Read().RefusedProcesses, Is.GreaterThan(0));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Members_stay_on_their_cores(CancellationToken cancellationToken)
    {
        await using var scope = await MakeAsync(cancellationToken);
        if (Missing(scope.LimitsCpus, scope, Protection.Cores))
        {
            return;
        }

        var result = await RunAsync(scope, "cpus", "1");

        Assert.That(result.OutputText, Is.EqualTo("[0]\nrefused 22\n"), result.ErrorText);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task All_members_are_killed_and_the_group_can_be_used_again(CancellationToken cancellationToken)
    {
        await using var scope = await MakeAsync(cancellationToken);
        if (Missing(scope.LimitsPids, scope, Protection.Processes))
        {
            return;
        }

        var held = HoldAsync(scope, cancellationToken);
        await UntilMembersAsync(scope, 2, cancellationToken);
        var killed = await scope.KillAllAsync(Limits, cancellationToken);
        var again = await RunAsync(scope, "forks", "3");

        Assert.Multiple(() =>
        {
            Assert.That(killed, Is.EqualTo(2));
            Assert.That(held.Result.ExitCode, Is.EqualTo(137));
            Assert.That(again.OutputText, Is.EqualTo("3\n"), again.ErrorText);
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Disposing_kills_the_members_and_removes_the_group(CancellationToken cancellationToken)
    {
        var scope = await MakeAsync(cancellationToken);
        if (Missing(scope.LimitsPids, scope, Protection.Processes))
        {
            await scope.DisposeAsync();
            return;
        }

        var held = HoldAsync(scope, cancellationToken);
        await UntilMembersAsync(scope, 2, cancellationToken);
        await scope.DisposeAsync();

        Assert.Multiple(() =>
        {
            Assert.That(held.Result.ExitCode, Is.EqualTo(137));
            Assert.That(scope.ProcsFiles.Where(File.Exists), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_group_of_a_dead_harness_is_swept_and_that_of_a_living_one_is_not(CancellationToken cancellationToken)
    {
        await using var living = await MakeAsync(cancellationToken);
        if (Missing(living.LimitsPids, living, Protection.Processes))
        {
            return;
        }

        var folder = Path.GetDirectoryName(living.ProcsFiles[0])!;
        var parts = Path.GetFileName(folder).Split('-');
        // The same pid, but of a process that started at another time.
        var dead = Path.Combine(Path.GetDirectoryName(folder)!, $"{parts[0]}-{parts[1]}-{parts[2]}-1-1");
        var foreign = Path.Combine(Path.GetDirectoryName(folder)!, $"other-{Environment.ProcessId}");
        Directory.CreateDirectory(dead);
        Directory.CreateDirectory(foreign);

        var swept = await CgroupTree.Discover().SweepAsync(cancellationToken);

        var left = (Dead: Directory.Exists(dead), Foreign: Directory.Exists(foreign), Living: Directory.Exists(folder));
        Directory.Delete(foreign);
        Assert.Multiple(() =>
        {
            Assert.That(swept, Is.GreaterThanOrEqualTo(1));
            Assert.That(left, Is.EqualTo((Dead: false, Foreign: true, Living: true)));
        });
    }

    private static async Task<CgroupScope> MakeAsync(CancellationToken cancellationToken)
    {
        var tree = CgroupTree.Discover();
        await tree.ProbeAsync(cancellationToken);
        return await tree.CreateAsync(Limits);
    }

    /// <summary>True when this machine cannot enforce a limit, after having seen that the group says so.</summary>
    private static bool Missing(bool limits, CgroupScope scope, string limit)
    {
        Assert.That(scope.NotEnforced.Any(note => note.StartsWith(limit + ":", StringComparison.Ordinal)), Is.EqualTo(!limits));
        return !limits;
    }

    private static Task<HostCommandResult> RunAsync(CgroupScope scope, params string[] action) =>
        Subject.RunAsync("member.py", [.. scope.ProcsFiles, "--", .. action]);

    private static Task<HostCommandResult> HoldAsync(CgroupScope scope, CancellationToken cancellationToken) =>
        HostCommand.RunAsync(
            ["/usr/bin/python3", Path.Combine(Subject.Folder, "member.py"), .. scope.ProcsFiles, "--", "hold"],
            "/",
            default,
            HostCommandLimits.Default,
            cancellationToken);

    private static async Task UntilMembersAsync(CgroupScope scope, int count, CancellationToken cancellationToken)
    {
        while (scope.Members().Length < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }
}
