using System.Runtime.InteropServices;
using System.Text.Json;
using Bench.Sandbox.Seccomp;

namespace Bench.Sandbox.Tests.Seccomp;

public sealed class SeccompPolicyTests
{
    private const uint Allow = 0x7FFF0000;
    private const uint Refused = 0x00050001;
    private const uint NoSuchCall = 0x00050026;
    private const uint Kill = 0x80000000;
    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;

    [Test]
    public async Task The_kernel_refuses_the_listed_calls_and_no_others()
    {
        using var folder = new TemporaryFolder();
        var filter = Path.Combine(folder.Path, "filter");
        await File.WriteAllBytesAsync(filter, SeccompPolicy.Default.ToBpf(RuntimeInformation.ProcessArchitecture).ToArray());

        var result = await Subject.RunAsync("syscalls.py", filter);

        Assert.That(result.ErrorText, Is.Empty);
        var errors = result.OutputText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);
        string[] allowed = ["getpid", "unix", "inet", "inet6", "netlink", "fork"];
        Assert.Multiple(() =>
        {
            Assert.That(errors, Has.Count.EqualTo(29));
            Assert.That(errors["clone3"], Is.EqualTo("ENOSYS"));
            foreach (var (name, error) in errors.Where(pair => pair.Key != "clone3"))
            {
                Assert.That(error, Is.EqualTo(allowed.Contains(name) ? "ok" : "EPERM"), name);
            }
        });
    }

    [Test]
    public async Task Dotnet_runs_under_the_filter()
    {
        using var folder = new TemporaryFolder();
        var filter = Path.Combine(folder.Path, "filter");
        await File.WriteAllBytesAsync(filter, SeccompPolicy.Default.ToBpf(RuntimeInformation.ProcessArchitecture).ToArray());
        var script = $"import sys,os;sys.argv=['x'];exec(open('{Path.Combine(Subject.Folder, "syscalls.py")}').read().split('if len(sys.argv)')[0]);install('{filter}');os.execvp('dotnet',['dotnet','--info'])";

        var result = await HostPrograms.HostCommandTests.RunAsync("/usr/bin/python3", "-c", script);

        Assert.That(result.ExitCode, Is.Zero, result.ErrorText);
        Assert.That(result.OutputText, Does.Contain("Microsoft.NETCore.App"));
    }

    [TestCase(X64, 39u, new ulong[0], Allow, TestName = "x64_getpid_is_allowed")]
    [TestCase(X64, 101u, new ulong[0], Refused, TestName = "x64_ptrace_is_refused")]
    [TestCase(X64, 435u, new ulong[0], NoSuchCall, TestName = "x64_clone3_does_not_exist")]
    [TestCase(X64, 0x40000000u | 39, new ulong[0], Refused, TestName = "x64_calls_of_x32_are_refused")]
    [TestCase(0x40000003u, 39u, new ulong[0], Kill, TestName = "x64_calls_of_i386_kill")]
    [TestCase(X64, 56u, new ulong[] { 0x01200011 }, Allow, TestName = "x64_clone_as_fork_does_it_is_allowed")]
    [TestCase(X64, 56u, new ulong[] { 0x10000011 }, Refused, TestName = "x64_clone_with_a_user_namespace_is_refused")]
    [TestCase(X64, 41u, new ulong[] { 2 }, Allow, TestName = "x64_socket_of_ipv4_is_allowed")]
    [TestCase(X64, 41u, new ulong[] { 40 }, Refused, TestName = "x64_socket_of_vsock_is_refused")]
    [TestCase(X64, 41u, new ulong[] { 0x1_0000_0002 }, Refused, TestName = "x64_socket_family_with_high_bits_is_refused")]
    [TestCase(X64, 16u, new ulong[] { 0, 0x5412 }, Refused, TestName = "x64_typing_into_a_terminal_is_refused")]
    [TestCase(X64, 16u, new ulong[] { 0, 0xFFFFFFFF_00005412 }, Refused, TestName = "x64_typing_into_a_terminal_with_high_bits_is_refused")]
    [TestCase(X64, 16u, new ulong[] { 0, 0x5401 }, Allow, TestName = "x64_other_terminal_requests_are_allowed")]
    public void On_x64(uint architecture, uint number, ulong[] arguments, uint expected) =>
        Assert.That(new BpfMachine(SeccompPolicy.Default.ToBpf(Architecture.X64)).Run(architecture, number, arguments), Is.EqualTo(expected));

    [TestCase(Arm64, 172u, new ulong[0], Allow, TestName = "arm64_getpid_is_allowed")]
    [TestCase(Arm64, 117u, new ulong[0], Refused, TestName = "arm64_ptrace_is_refused")]
    [TestCase(Arm64, 40u, new ulong[0], Refused, TestName = "arm64_mount_is_refused")]
    [TestCase(Arm64, 220u, new ulong[] { 0x40000011 }, Refused, TestName = "arm64_clone_with_a_network_namespace_is_refused")]
    [TestCase(Arm64, 198u, new ulong[] { 38 }, Refused, TestName = "arm64_socket_of_alg_is_refused")]
    [TestCase(X64, 172u, new ulong[0], Kill, TestName = "arm64_calls_of_x64_kill")]
    public void On_arm64(uint architecture, uint number, ulong[] arguments, uint expected) =>
        Assert.That(new BpfMachine(SeccompPolicy.Default.ToBpf(Architecture.Arm64)).Run(architecture, number, arguments), Is.EqualTo(expected));

    [Test]
    public void An_unknown_architecture_is_named() =>
        Assert.That(() => SeccompPolicy.Default.ToBpf(Architecture.Wasm), Throws.TypeOf<PlatformNotSupportedException>().With.Message.Contains("Wasm"));

    [Test]
    public void The_profile_of_the_engine_allows_by_default_and_refuses_one_by_one()
    {
        using var profile = JsonDocument.Parse(SeccompPolicy.Default.ToDockerJson());
        var entries = profile.RootElement.GetProperty("syscalls").EnumerateArray().ToList();
        var always = entries.Where(entry => !entry.TryGetProperty("args", out _)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(profile.RootElement.GetProperty("defaultAction").GetString(), Is.EqualTo("SCMP_ACT_ALLOW"));
            Assert.That(always.SelectMany(Names), Is.SupersetOf(new[] { "mount", "unshare", "ptrace", "bpf", "keyctl", "io_uring_setup", "clone3" }));
            Assert.That(entries.Where(entry => entry.TryGetProperty("args", out _)).Select(entry => entry.GetProperty("args").GetArrayLength()), Is.All.EqualTo(1));
            Assert.That(entries.Single(entry => Names(entry).Contains("clone3")).GetProperty("errnoRet").GetInt32(), Is.EqualTo(38));
            Assert.That(entries.Count(entry => Names(entry).Contains("clone")), Is.EqualTo(8));
        });
    }

    private static IEnumerable<string?> Names(JsonElement entry) => entry.GetProperty("names").EnumerateArray().Select(name => name.GetString());
}
