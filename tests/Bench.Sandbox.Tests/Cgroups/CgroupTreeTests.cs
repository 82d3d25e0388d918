using Bench.Sandbox.Cgroups;

namespace Bench.Sandbox.Tests.Cgroups;

/// <summary>Trees of machines that this one is not, written by hand: what is written where, and what is read from where.</summary>
public sealed class CgroupTreeTests
{
    private static readonly CellLimits Limits = new([1, 3], 512L << 20, 64, DiskBytes: 0, FileBytes: 0, OutputBytes: 0);

    [Test]
    public async Task Version_2_gets_its_limits_in_one_folder_without_swap_and_dies_as_a_whole()
    {
        using var machine = Version2("cpuset cpu io memory pids", "cpuset memory pids");
        await using var scope = await CgroupTree.Discover(machine.Path).CreateAsync(Limits);
        var folder = Path.GetDirectoryName(scope.ProcsFiles.Single())!;

        Assert.Multiple(() =>
        {
            Assert.That(scope.NotEnforced, Is.Empty);
            Assert.That(Path.GetDirectoryName(folder), Is.EqualTo(Path.Combine(machine.Path, "sys/fs/cgroup/user.slice")));
            Assert.That(File.ReadAllText(Path.Combine(folder, "memory.max")), Is.EqualTo("536870912"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "memory.swap.max")), Is.EqualTo("0"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "memory.oom.group")), Is.EqualTo("1"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "pids.max")), Is.EqualTo("64"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "cpuset.cpus")), Is.EqualTo("1,3"));
        });
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Version_2_counts_are_read_from_their_files()
    {
        using var machine = Version2("cpuset memory pids", "cpuset memory pids");
        await using var scope = await CgroupTree.Discover(machine.Path).CreateAsync(Limits);
        var folder = Path.GetDirectoryName(scope.ProcsFiles.Single())!;
        await File.WriteAllTextAsync(Path.Combine(folder, "memory.events"), "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "pids.events"), "max 7\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "memory.peak"), "123456\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "cpu.stat"), "usage_usec 2500\nuser_usec 2000\n");

        var counts = scope.Read();
        Directory.Delete(folder, recursive: true);

        Assert.That(counts, Is.EqualTo(new CgroupCounts(2, 7, 123456, 2_500_000)));
    }

    [Test]
    public async Task A_controller_that_is_not_handed_down_is_named_with_its_limit()
    {
        using var machine = Version2("pids", "pids");
        var tree = CgroupTree.Discover(machine.Path);

        await ProbeAsync(tree, machine);

        Assert.Multiple(() =>
        {
            Assert.That(tree.Version, Is.EqualTo(2));
            Assert.That(tree.NotEnforced, Has.Length.EqualTo(2));
            Assert.That(tree.NotEnforced[0], Does.StartWith("cores: the control group controller `cpuset` refuses"));
            Assert.That(tree.NotEnforced[1], Does.StartWith("memory: the control group controller `memory` refuses"));
        });
    }

    [Test]
    public async Task A_machine_without_controllers_says_so_and_still_gives_a_scope()
    {
        using var machine = new TemporaryFolder();
        machine.Write("proc/mounts", "proc /proc proc rw 0 0\n");
        var tree = CgroupTree.Discover(machine.Path);
        await tree.ProbeAsync(CancellationToken.None);
        await using var scope = await tree.CreateAsync(Limits);

        Assert.Multiple(() =>
        {
            Assert.That(tree.Version, Is.Zero);
            Assert.That(tree.NotEnforced, Has.Length.EqualTo(4).And.All.Contains("no control group controller is mounted"));
            Assert.That(scope.ProcsFiles, Is.Empty);
        });
    }

    [Test]
    public async Task A_limit_that_is_lost_after_the_probe_is_a_fault()
    {
        using var machine = Version1("cpuset", "memory", "pids", "cpu,cpuacct");
        var tree = CgroupTree.Discover(machine.Path);
        await ProbeAsync(tree, machine);
        Directory.Delete(Path.Combine(machine.Path, "sys/fs/cgroup/pids"));
        machine.Write("sys/fs/cgroup/pids", "not a folder any more");

        using var kernel = new FolderSweeper(Path.Combine(machine.Path, "sys/fs/cgroup"));
        Assert.That(() => tree.CreateAsync(Limits), Throws.TypeOf<SandboxFaultException>().With.Message.Contains("pids"));
    }

    [Test]
    public async Task Version_1_sets_memory_nodes_before_cores_and_limits_memory_with_swap()
    {
        using var machine = Version1("cpuset", "memory", "pids", "cpu,cpuacct");
        machine.Write("sys/fs/cgroup/cpuset/cpuset.mems", "0-1\n");
        await using var scope = await CgroupTree.Discover(machine.Path).CreateAsync(Limits);
        var folders = scope.ProcsFiles.Select(file => Path.GetDirectoryName(file)!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(scope.NotEnforced, Is.Empty);
            Assert.That(folders, Has.Count.EqualTo(4));
            Assert.That(File.ReadAllText(Path.Combine(folders[0], "cpuset.mems")), Is.EqualTo("0-1"));
            Assert.That(File.ReadAllText(Path.Combine(folders[0], "cpuset.cpus")), Is.EqualTo("1,3"));
            Assert.That(File.ReadAllText(Path.Combine(folders[1], "memory.memsw.limit_in_bytes")), Is.EqualTo("536870912"));
        });
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
    }

    [Test]
    public async Task A_missing_version_1_controller_is_named()
    {
        using var machine = Version1("memory", "pids", "cpu,cpuacct");
        var tree = CgroupTree.Discover(machine.Path);
        await ProbeAsync(tree, machine);
        Assert.That(tree.NotEnforced, Is.EqualTo(new[] { "cores: the control group controller `cpuset` is not mounted" }));
    }

    /// <summary>In a real tree the kernel's files vanish with their folder; here they have to be removed before it is disposed.</summary>
    private static async Task ProbeAsync(CgroupTree tree, TemporaryFolder machine)
    {
        using var kernel = new FolderSweeper(Path.Combine(machine.Path, "sys/fs/cgroup"));
        await tree.ProbeAsync(CancellationToken.None);
    }

    private static TemporaryFolder Version2(string rootHas, string ownHandsDown)
    {
        var machine = new TemporaryFolder();
        machine.Write("proc/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n");
        machine.Write("proc/self/cgroup", "0::/user.slice/session\n");
        machine.Write("sys/fs/cgroup/cgroup.controllers", rootHas);
        machine.Write("sys/fs/cgroup/cgroup.subtree_control", rootHas);
        machine.Write("sys/fs/cgroup/user.slice/cgroup.controllers", rootHas);
        machine.Write("sys/fs/cgroup/user.slice/cgroup.subtree_control", ownHandsDown);
        machine.Write("sys/fs/cgroup/user.slice/session/cgroup.controllers", "");
        machine.Write("sys/fs/cgroup/user.slice/session/cgroup.subtree_control", "");
        return machine;
    }

    private static TemporaryFolder Version1(params string[] controllers)
    {
        var machine = new TemporaryFolder();
        machine.Write("proc/mounts", string.Concat(controllers.Select(name => $"cgroup /sys/fs/cgroup/{name} cgroup rw,{name} 0 0\n")));
        machine.Write("proc/self/cgroup", string.Concat(controllers.Select((name, i) => $"{i + 1}:{name}:/\n")));
        foreach (var name in controllers)
        {
            Directory.CreateDirectory(Path.Combine(machine.Path, "sys/fs/cgroup", name));
        }

        return machine;
    }
}
