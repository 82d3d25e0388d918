using System.Globalization;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

[TestFixture(AgentKind.Compiled)]
[TestFixture(AgentKind.Python)]
public sealed class AgentLimitTests(AgentKind kind) : AgentFixture(kind)
{
    private const int SampleUser = 10001;

    [Test]
    public async Task A_file_that_grows_too_large_is_a_limit()
    {
        var request = Command("sh", "-c", "head -c 100000 /dev/zero > big") with { Folder = Folder, Limits = [AgentResourceLimit.FileSize(4096)] };

        // The shell passes on how its child ended, as 128 + signal.
        Assert.That((await RunAsync(request with { Options = AgentOptions.Session | AgentOptions.Wrapped })).End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.FileSize)));
        Assert.That(
            (await RunAsync(request with { Arguments = ["dd", "if=/dev/zero", "of=big", "bs=100000", "count=1"] })).End,
            Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.FileSize)));
    }

    [TestCase("while :; do :; done")]
    [TestCase("trap '' XCPU; while :; do :; done")]
    public async Task Used_up_cpu_time_is_a_limit(string script)
    {
        var result = await RunAsync(Command("sh", "-c", script) with { CpuLimit = TimeSpan.FromSeconds(1) });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.CpuTime)));
        Assert.That(result.Usage.CpuNanoseconds, Is.GreaterThan(500_000_000));
    }

    [Test]
    public async Task Cpu_time_of_children_is_counted()
    {
        var result = await RunAsync(Command("sh", "-c", "sh -c 'i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done'; true"));
        var children = (await RunAsync(Command("true"))).Usage.CpuNanoseconds;

        Assert.That(result.Usage.CpuNanoseconds, Is.GreaterThan(10 * children));
    }

    [Test]
    public async Task The_process_stays_on_its_processors()
    {
        var result = await RunAsync(Command("sh", "-c", "grep Cpus_allowed_list /proc/self/status") with { Cpus = [0] });

        Assert.That(Text(result.StandardOutput).Split('\t')[1].Trim(), Is.EqualTo("0"));
    }

    [Test]
    public async Task Limits_are_those_of_the_request()
    {
        var result = await RunAsync(Command("sh", "-c", "ulimit -n; ulimit -c") with { Limits = [AgentResourceLimit.OpenFiles(77), AgentResourceLimit.Core(0)] });

        Assert.That(Text(result.StandardOutput), Is.EqualTo("77\n0\n"));
    }

    [Test]
    public async Task The_process_cannot_gain_privileges_and_sees_no_descriptor_of_ours()
    {
        var result = await RunAsync(Command("sh", "-c", "grep NoNewPrivs /proc/self/status; ls /proc/self/fd | wc -l"));

        // Besides 0 to 2 there is the folder that ls reads.
        Assert.That(Text(result.StandardOutput), Is.EqualTo("NoNewPrivs:\t1\n4\n"));
    }

    [Test]
    public async Task A_filter_is_in_force_when_the_program_begins()
    {
        byte[] allowAll = [0x06, 0, 0, 0, 0, 0, 0xff, 0x7f]; // BPF_RET | BPF_K, SECCOMP_RET_ALLOW
        var result = await RunAsync(Command("grep", "Seccomp:", "/proc/self/status") with { Seccomp = allowAll });

        Assert.That(Text(result.StandardOutput), Is.EqualTo("Seccomp:\t2\n"));
    }

    [Test]
    public async Task Bytes_are_handed_down_at_the_descriptor_asked_for([Values(3, 6, 9, 20)] int descriptor)
    {
        var request = Command("cat", string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}")) with
        {
            Handed = new AgentHandedFilter(descriptor, "handed"u8.ToArray()),
        };

        Assert.That(Text((await RunAsync(request)).StandardOutput), Is.EqualTo("handed"));
    }

    [Test]
    public async Task Another_user_has_neither_groups_nor_capabilities()
    {
        RequireRoot();
        var result = await RunAsync(Command("sh", "-c", "id -u; id -G; grep -E 'Cap(Eff|Bnd)' /proc/self/status") with { User = SampleUser, Group = SampleUser });

        Assert.That(Text(result.StandardOutput), Is.EqualTo("10001\n10001\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\n"));
    }

    [Test]
    public async Task A_process_that_forks_on_for_ever_is_caught_by_its_user()
    {
        RequireRoot();
        const string Hopper = "import os, time\nos.fork() and os._exit(0)\nos.setsid()\nwhile True:\n    if os.fork(): os._exit(0)";
        var result = await RunAsync(Command("python3", "-I", "-S", "-c", Hopper) with
        {
            User = 10099,
            Group = 10099,
            Options = AgentOptions.Session | AgentOptions.OwnUser,
        });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
    }

    [Test]
    public async Task Scratch_is_empty_afterwards_whatever_was_left([Values] bool otherUser)
    {
        const string Litter =
            """
            mkdir -p a/b/c .hidden/x; echo 1 > a/b/c/file; ln -s /etc/passwd link; mkfifo pipe; echo 2 > 'a file
            with lines'; i=0; while [ $i -lt 300 ]; do mkdir d; cd d; i=$((i+1)); done; echo deep > file
            cd "$0"; chmod 000 a .hidden
            """;
        var user = otherUser && Environment.IsPrivilegedProcess ? SampleUser : (int?)null;
        var result = await RunAsync(Command("sh", "-c", Litter, Folder) with { Folder = Folder, Scratch = [Folder], User = user, Group = user });

        Assert.That(Text(result.StandardError), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(Folder), Is.Empty);
        Assert.That(File.Exists("/etc/passwd"), Is.True);
    }

    [Test]
    public async Task Scratch_that_cannot_be_emptied_is_a_fault()
    {
        RequireRoot();
        await File.WriteAllTextAsync(Path.Combine(Folder, "of-root"), "");
        File.SetUnixFileMode(Folder, (UnixFileMode)0b1_111_111_111);

        Assert.That(
            async () => await RunAsync(Command("true") with { Scratch = [Folder], User = SampleUser, Group = SampleUser }),
            Throws.TypeOf<SandboxFaultException>().With.Message.Contains("scratch"));
    }

    private static void RequireRoot()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Only root can become another user; CI runs as root.");
        }
    }
}
