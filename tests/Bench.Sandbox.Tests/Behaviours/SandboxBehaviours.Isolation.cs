using System.Net;
using System.Net.Sockets;

namespace Bench.Sandbox.Tests.Behaviours;

public abstract partial class SandboxBehaviours
{
    [Test]
    [CancelAfter(300_000)]
    public async Task Without_permission_there_is_no_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var cell = await OpenAsync(network: false);
        var loopback = Out(await RunAsync(cell, "connect", "127.0.0.1", Port(listener)));
        if (Lacks(Protection.Network))
        {
            Assert.That(loopback, Is.EqualTo("connected\n"));
            return;
        }

        var elsewhere = Out(await RunAsync(cell, "connect", "192.0.2.1", "80"));
        var name = Out(await RunAsync(cell, "resolve", "example.org"));

        Assert.Multiple(() =>
        {
            Assert.That(loopback, Does.StartWith("refused"));
            Assert.That(listener.Pending(), Is.False);
            Assert.That(elsewhere, Is.EqualTo("refused ENETUNREACH\n"));
            Assert.That(name, Is.EqualTo("refused gaierror\n"));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task With_permission_there_is_a_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var cell = await OpenAsync(network: true);
        var loopback = Out(await RunAsync(cell, "connect", "127.0.0.1", Port(listener)));

        Assert.That(loopback, ReachesLoopback ? Is.EqualTo("connected\n") : Does.StartWith("refused"));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Only_writable_places_and_scratch_can_be_written()
    {
        await using var sealedCell = await OpenAsync(writable: false);
        var result = await RunAsync(sealedCell, "write", "/new", "/usr/new", "/etc/new", "{repo}/new", "{task}/new", "{tools}/new", "{out}/new");
        var errors = Facts(result);
        string Of(CellPlace place) => errors[sealedCell.PathOf(place) + "/new"];
        if (Lacks(Protection.ReadOnly))
        {
            Assert.That(Of(CellPlace.Out), Is.EqualTo("ok"));
            return;
        }

        Assert.Multiple(() =>
        {
            foreach (var refused in new[] { errors["/new"], errors["/usr/new"], errors["/etc/new"], Of(CellPlace.Repo), Of(CellPlace.Task), Of(CellPlace.Tools) })
            {
                Assert.That(refused, Is.EqualTo(ReadOnlyError));
            }

            Assert.That(Of(CellPlace.Out), Is.EqualTo("ok"));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_tree_that_was_built_in_can_be_sealed_by_the_next_cell()
    {
        await using (var build = await OpenAsync(writable: true))
        {
            Assert.That(Facts(await RunAsync(build, "write", "{repo}/built")).Values, Is.All.EqualTo("ok"));
        }

        await using var cell = await OpenAsync(writable: false);
        var seen = Facts(await RunAsync(cell, "see", "{repo}/built"));
        var written = Facts(await RunAsync(cell, "write", "{repo}/built"));

        Assert.Multiple(() =>
        {
            Assert.That(File.Exists(Path.Combine(RepoFolder, "built")), Is.True);
            Assert.That(seen.Values.Single(), Is.EqualTo("ok"));
            Assert.That(written.Values.Single(), Lacks(Protection.ReadOnly) ? Is.EqualTo("ok") : Is.AnyOf("EROFS", "EACCES"));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Files_of_the_machine_cannot_be_seen()
    {
        var secret = Path.Combine(_folder, "secret");
        await File.WriteAllTextAsync(secret, "of the harness", Token);
        var errors = Facts(await RunInNewCellAsync("see", "/root", "/etc/shadow", _folder, secret, "/run/docker.sock", "/var/run/docker.sock"));
        if (Lacks(Protection.MachineFiles))
        {
            Assert.That(errors[secret], Is.EqualTo("ok"));
            return;
        }

        Assert.Multiple(() =>
        {
            Assert.That(errors["/root"], Is.AnyOf("ENOENT", "EACCES"));
            Assert.That(errors["/etc/shadow"], Is.AnyOf("ENOENT", "EACCES"));
            Assert.That(errors[_folder], Is.EqualTo("ENOENT"));
            Assert.That(errors[secret], Is.EqualTo("ENOENT"));
            Assert.That(errors["/run/docker.sock"], Is.EqualTo("ENOENT"));
            Assert.That(errors["/var/run/docker.sock"], Is.EqualTo("ENOENT"));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task The_root_holds_programs_and_the_places_and_nothing_of_the_machine()
    {
        string[] system = ["bench", "bin", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "tmp", "usr"];
        string[] image = [".dockerenv", "boot", "home", "media", "mnt", "opt", "root", "run", "srv", "sys", "var"];
        var folders = Facts(await RunInNewCellAsync("folders", "/", "/bench", "/home", "/root", "/srv", "/mnt"));
        if (Lacks(Protection.MachineFiles))
        {
            Assert.That(folders["/"].Split(' '), Is.EquivalentTo(Directory.EnumerateFileSystemEntries("/").Select(Path.GetFileName)));
            return;
        }

        Assert.Multiple(() =>
        {
            Assert.That(folders["/"].Split(' '), Is.SubsetOf(Image is null ? system : [.. system, .. image]));
            Assert.That(folders["/bench"], Is.EqualTo("out repo task tools"));
            Assert.That(new[] { folders["/home"], folders["/root"], folders["/srv"], folders["/mnt"] }, Is.All.Empty);
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Processes_of_the_machine_cannot_be_seen()
    {
        var count = int.Parse(Out(await RunInNewCellAsync("processes")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(count, Lacks(Protection.MachineProcesses) ? Is.GreaterThan(4) : Is.LessThanOrEqualTo(4));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Code_inherits_its_three_streams_and_nothing_else() =>
        Assert.That(Facts(await RunInNewCellAsync("descriptors"))["open"], Is.EqualTo("0 1 2 3"));

    [Test]
    [CancelAfter(300_000)]
    public async Task Killing_whatever_it_sees_ends_nothing_of_ours()
    {
        await using var cell = await OpenAsync();
        if (Lacks(Protection.MachineProcesses))
        {
            // Not set off: it would end what the same user runs elsewhere on the machine.
            Assert.That(Sandbox.Level.NotEnforced, Has.Some.StartsWith(Protection.MachineProcesses));
            return;
        }

        var killer = await RunAsync(cell, "kill_around");
        var after = await RunAsync(cell, "exit_with", "0");

        Assert.That(Out(killer), Is.EqualTo("alive\n"), Error(killer));
        Assert.That(after.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(after));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Code_has_no_privileges_and_cannot_gain_any()
    {
        var status = Facts(await RunInNewCellAsync("status"));

        Assert.Multiple(() =>
        {
            foreach (var set in new[] { "CapInh", "CapPrm", "CapEff", "CapAmb" })
            {
                Assert.That(status[set], Is.EqualTo("0000000000000000"), set);
            }

            Assert.That(status["NoNewPrivs"], Is.EqualTo("1"));
            Assert.That(status["Seccomp"], Is.EqualTo(Lacks(Protection.SystemCalls) ? "0" : "2"));
            Assert.That(status["Uid"].Split(' ').Distinct().Single(), Lacks(Protection.User) ? Is.Not.Empty : Is.Not.EqualTo("0"));
            if (Environment.IsPrivilegedProcess && !Lacks(Protection.User))
            {
                Assert.That(status["CapBnd"], Is.EqualTo("0000000000000000"));
                Assert.That(status["Groups"], Is.Empty);
            }
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Dangerous_system_calls_are_refused_and_ordinary_ones_work()
    {
        await using var cell = await OpenAsync();
        var errors = Facts(await cell.RunAsync(Request("python3", "-I", "-B", "{task}/syscalls.py"), Token));
        if (Lacks(Protection.SystemCalls))
        {
            Assert.That(errors["getpid"], Is.EqualTo("ok"));
            return;
        }

        string[] allowed = ["getpid", "unix", "inet", "inet6", "netlink", "fork"];
        Assert.Multiple(() =>
        {
            foreach (var (call, error) in errors.Where(pair => pair.Key != "clone3"))
            {
                Assert.That(error, Is.EqualTo(allowed.Contains(call) ? "ok" : "EPERM"), call);
            }

            Assert.That(errors["clone3"], Is.EqualTo("ENOSYS"));
            Assert.That(errors, Has.Count.EqualTo(29));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task The_environment_is_that_of_the_cell_and_little_else()
    {
        Environment.SetEnvironmentVariable("BENCH_TEST_SECRET", "of the harness");
        await using var cell = await OpenAsync(variables: [("GREETING", "from {task} to {nobody}"), ("LD_PRELOAD", "")]);
        var variables = Out(await RunAsync(cell, "environment")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Environment.SetEnvironmentVariable("BENCH_TEST_SECRET", null);
        string[] known = ["DOTNET_ROOT", "GREETING", "HOME", "LANG", "LC_CTYPE", "LD_PRELOAD", "PATH", "PWD", "TMPDIR"];

        Assert.Multiple(() =>
        {
            Assert.That(variables["GREETING"], Is.EqualTo($"from {cell.PathOf(CellPlace.Task)} to {{nobody}}"));
            Assert.That(variables["LANG"], Is.EqualTo("C.UTF-8"));
            Assert.That(variables.Keys, Is.SubsetOf(known));
        });
    }

    private static string Port(TcpListener listener) =>
        ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
