using System.Collections.Immutable;
using Bench.Sandbox.Checkups;
using Bench.Sandbox.Machines;
using Bench.Sandbox.Tests.Cgroups;
using Bench.Sandbox.Tests.Machines;

namespace Bench.Sandbox.Tests.Checkups;

/// <summary>Machines that this one is not, from hand-made trees of their files, and what the checkup says of them.</summary>
public sealed class CheckupTests
{
    private static readonly string[] Names =
    [
        "cores", "smt", "frequency", "turbo", "foreign-use",
        "load", "clock", "aslr", "huge-pages", "swap", "memory", "disk-cache", "disk-scratch", "disk-engine",
        "engine", "bubblewrap", "cgroup-memory", "cgroup-pids", "cgroup-cpuset", "cgroup-cpu",
        "git", "python3", "dotnet-sdk", "gcc",
    ];

    [Test]
    public async Task A_server_set_up_for_measuring_passes_but_for_its_threads_and_swap()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var items = Checkup.Of(Quiet(await ReadAsync(machine)));
        Assert.Multiple(() =>
        {
            Assert.That(items.Select(item => item.Name), Is.EqualTo(Names));
            Assert.That(Bad(items), Is.EqualTo(new[] { "smt Warn", "swap Warn" }));
            Assert.That(Item(items, "smt").Found, Does.Contain("cpu 5,6,7"));
        });
    }

    [Test]
    public async Task Every_item_says_why_it_matters_and_every_bad_one_how_to_mend_it()
    {
        using var machine = new TemporaryFolder();
        foreach (var item in Checkup.Of(await ReadAsync(machine)).Concat(Checkup.Of(Quiet(await ReadAsync(machine)))))
        {
            Assert.That(item.Found, Is.Not.Empty, item.Name);
            Assert.That(item.Why, Does.EndWith("."), item.Name);
            Assert.That(item.Mend is null, Is.EqualTo(item.State == CheckupState.Pass), item.Name);
        }
    }

    [TestCase("powersave", "frequency Warn")]
    [TestCase("schedutil", "frequency Warn")]
    public async Task A_governor_that_follows_the_load_is_warned_of_on_bare_metal(string governor, string expected)
    {
        using var machine = CapturedMachine.TwoSocketServer();
        for (var cpu = 1; cpu < 4; cpu++)
        {
            machine.Write($"sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_governor", governor + "\n");
        }

        var items = Checkup.Of(Quiet(await ReadAsync(machine)));
        Assert.Multiple(() =>
        {
            Assert.That(Bad(items), Does.Contain(expected));
            Assert.That(Item(items, "frequency").Found, Is.EqualTo($"governor {governor}"));
            Assert.That(Item(items, "frequency").Mend, Does.Contain("cpupower"));
        });
    }

    [Test]
    public async Task A_guest_is_told_that_it_cannot_set_its_frequency()
    {
        using var machine = CapturedMachine.ArmGuest();
        var items = Checkup.Of(Quiet(await ReadAsync(machine)));
        Assert.Multiple(() =>
        {
            Assert.That(Item(items, "frequency").Found, Is.EqualTo("not visible in a guest of Amazon EC2"));
            Assert.That(Item(items, "cores").Mend, Does.Contain("wider affinity"), "it may use three of four processors");
            Assert.That(Item(items, "smt").State, Is.EqualTo(CheckupState.Pass));
        });
    }

    [Test]
    public async Task A_machine_of_which_nothing_is_known_fails_and_throws_nothing()
    {
        using var machine = new TemporaryFolder();
        var items = Checkup.Of(await ReadAsync(machine));
        Assert.That(
            items.Where(item => item.State == CheckupState.Fail).Select(item => item.Name),
            Is.EqualTo(new[] { "cores", "bubblewrap", "git", "python3" }));
        Assert.That(Bad(items), Does.Contain("cgroup-memory Warn").And.Contain("cgroup-cpu Warn").And.Contain("engine Warn").And.Contain("gcc Warn"));
    }

    [Test]
    public async Task A_core_whose_sibling_the_harness_runs_on_fails()
    {
        using var machine = new TemporaryFolder();
        machine.Write("sys/devices/system/cpu/online", "0-1\n");
        machine.Write("sys/devices/system/cpu/cpu0/topology/thread_siblings_list", "0-1\n");
        var items = Checkup.Of(Quiet(await ReadAsync(machine)));
        Assert.That(Item(items, "smt").State, Is.EqualTo(CheckupState.Fail));
    }

    [Test]
    public async Task A_version_2_tree_that_hands_down_two_controllers_lacks_the_third()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        machine.Write("proc/self/cgroup", "0::/\n");
        machine.Write("sys/fs/cgroup/cgroup.controllers", "memory pids\n");
        machine.Write("sys/fs/cgroup/cgroup.subtree_control", "memory pids");
        MachineFacts facts;
        using (new FolderSweeper(Path.Combine(machine.Path, "sys/fs/cgroup")))
        {
            facts = await ReadAsync(machine);
        }

        var items = Checkup.Of(Quiet(facts) with { CgroupMissing = facts.CgroupMissing });
        Assert.Multiple(() =>
        {
            Assert.That(Item(items, "cgroup-cpuset").State, Is.EqualTo(CheckupState.Warn));
            Assert.That(Item(items, "cgroup-cpuset").Mend, Does.Contain("Delegate"));
            Assert.That(Item(items, "cgroup-memory").Found, Does.StartWith("version 2"));
        });
    }

    [TestCase(0.002, false, CheckupState.Pass)]
    [TestCase(0.02, false, CheckupState.Warn)]
    [TestCase(0.5, false, CheckupState.Fail)]
    [TestCase(0.9, true, CheckupState.Warn)]
    public async Task Foreign_use_of_the_measuring_core_is_judged_by_its_share(double share, bool owned, CheckupState expected)
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var items = Checkup.Of(Quiet(await ReadAsync(machine)) with { CoreUse = [new CoreUse(1, share, owned)] });
        Assert.That(Item(items, "foreign-use").State, Is.EqualTo(expected));
    }

    [TestCase(100L << 20, CheckupState.Fail)]
    [TestCase(2L << 30, CheckupState.Warn)]
    [TestCase(50L << 30, CheckupState.Pass)]
    public async Task A_disk_is_judged_by_its_free_space(long free, CheckupState expected)
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var items = Checkup.Of(Quiet(await ReadAsync(machine)) with { Folders = [new FolderSpace("cache", "/var/cache/bench", free)] });
        Assert.That(Item(items, "disk-cache").State, Is.EqualTo(expected));
    }

    [Test]
    public async Task Either_sandbox_is_enough_and_none_fails()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var facts = Quiet(await ReadAsync(machine));
        var noEngine = facts.Engine with { Problem = "none answers" };
        Assert.Multiple(() =>
        {
            Assert.That(Bad(Checkup.Of(facts with { Engine = noEngine })), Does.Contain("engine Warn").And.Not.Contain("bubblewrap Warn"));
            Assert.That(Bad(Checkup.Of(facts with { BubblewrapProblem = "missing" })), Does.Contain("bubblewrap Warn"));
            Assert.That(Bad(Checkup.Of(facts with { Engine = noEngine, BubblewrapProblem = "missing" })), Does.Contain("bubblewrap Fail"));
        });
    }

    [Test]
    public async Task Python_is_needed_only_where_there_is_no_compiler()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var facts = Quiet(await ReadAsync(machine));
        var noPython = facts.Programs.SetItem("python3", null);
        Assert.Multiple(() =>
        {
            Assert.That(Bad(Checkup.Of(facts with { Programs = noPython })), Does.Contain("python3 Warn"));
            Assert.That(Bad(Checkup.Of(facts with { Programs = noPython.SetItem("gcc", null) })), Does.Contain("python3 Fail").And.Contain("gcc Warn"));
            Assert.That(Bad(Checkup.Of(facts with { Programs = facts.Programs.SetItem("git", null) })), Does.Contain("git Fail"));
        });
    }

    [Test]
    public async Task Settings_that_add_noise_are_warnings()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var facts = Quiet(await ReadAsync(machine));
        var noisy = facts.Machine with { Turbo = true, AddressRandomisation = "0", TransparentHugePages = "always", ClockSource = "hpet" };
        Assert.That(
            Bad(Checkup.Of(facts with { Machine = noisy, Load = 40, AvailableMiB = 2000 })),
            Is.SupersetOf(new[] { "turbo Warn", "aslr Warn", "huge-pages Warn", "clock Warn", "load Warn", "memory Warn" }));
    }

    private static Task<MachineFacts> ReadAsync(TemporaryFolder machine) =>
        MachineInspection.ReadFilesAsync(machine.Path, CorePlan.For(MachineProbe.ReadTopology(machine.Path), 1), CancellationToken.None);

    /// <summary>The machine with nothing running on it, and with everything installed.</summary>
    private static MachineFacts Quiet(MachineFacts facts) => facts with
    {
        CoreUse = [new CoreUse(1, 0, IsOwned: false)],
        Governors = facts.Governors.IsEmpty && facts.Machine.Governor is { } governor ? [governor] : facts.Governors,
        Load = 0.1,
        AvailableMiB = 100_000,
        Folders = [.. new[] { "cache", "scratch", "engine" }.Select(name => new FolderSpace(name, "/var/" + name, 100L << 30))],
        Programs = new[] { "git", "python3", "dotnet-sdk", "gcc" }.ToImmutableSortedDictionary(name => name, string? (_) => "1.0"),
        Engine = new EngineFacts("20.10.24", "/var/lib/docker", Problem: null),
        BubblewrapProblem = null,
        CgroupMissing = [],
    };

    private static CheckupItem Item(ImmutableArray<CheckupItem> items, string name) => items.Single(item => item.Name == name);

    private static IEnumerable<string> Bad(ImmutableArray<CheckupItem> items) =>
        items.Where(item => item.State != CheckupState.Pass).Select(item => $"{item.Name} {item.State}");
}
