using System.Text;

namespace Bench.Sandbox.Tests.Behaviours;

public abstract partial class SandboxBehaviours
{
    [TestCase(0)]
    [TestCase(7)]
    [TestCase(127)]
    [CancelAfter(300_000)]
    public async Task Exit_codes_are_reported(int code) =>
        Assert.That((await RunInNewCellAsync("exit_with", $"{code}")).End, Is.EqualTo(new SpawnEnd.Exited(code)));

    [TestCase(6)]
    [TestCase(11)]
    [TestCase(15)]
    [CancelAfter(300_000)]
    public async Task Signals_are_reported(int signal) =>
        Assert.That((await RunInNewCellAsync("die_of", $"{signal}")).End, Is.EqualTo(new SpawnEnd.Signalled(signal)));

    [Test]
    [CancelAfter(300_000)]
    public async Task Input_output_and_error_are_separate()
    {
        await using var cell = await OpenAsync();
        var result = await cell.RunAsync(Inside("streams") with { StandardInput = Encoding.UTF8.GetBytes("grüezi") }, Token);

        Assert.Multiple(() =>
        {
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
            Assert.That(Out(result), Is.EqualTo("out grüezi\n"));
            Assert.That(Error(result), Is.EqualTo("err 6\n"));
            Assert.That(result.Usage.WallNanoseconds, Is.GreaterThan(0));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Arguments_arrive_as_they_are_and_placeholders_are_paths()
    {
        await using var cell = await OpenAsync();
        var result = await cell.RunAsync(Request("/usr/bin/printf", "%s|", "a b", "$HOME", "", "{repo}/x", "{other}", "-n"), Token);

        Assert.That(Out(result), Is.EqualTo($"a b|$HOME||{cell.PathOf(CellPlace.Repo)}/x|{{other}}|-n|"));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_program_that_is_not_there_is_an_end_or_a_fault_that_names_it()
    {
        await using var cell = await OpenAsync();
        try
        {
            var result = await cell.RunAsync(Request("no-such-program"), Token);
            Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(127)));
            Assert.That(Error(result), Does.Contain("no-such-program"));
        }
        catch (SandboxFaultException e)
        {
            Assert.That(e.Message, Does.Contain("no-such-program"));
        }
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Nothing_is_carried_over_from_one_process_to_the_next()
    {
        var marker = $"bench-{Guid.NewGuid():N}";
        await using var cell = await OpenAsync();
        var left = await RunAsync(cell, "leave", marker);
        var found = Facts(await RunAsync(cell, "look", marker));
        foreach (var file in new[] { $"/tmp/{marker}", $"/dev/shm/{marker}" })
        {
            File.Delete(file);
        }

        Assert.Multiple(() =>
        {
            Assert.That(Out(left), Is.EqualTo("left\n"), Error(left));
            Assert.That(found["home"], Is.EqualTo("False"));
            Assert.That(found["daemon"], Is.EqualTo("False"));
            Assert.That(found["variable"], Is.EqualTo("False"));
            Assert.That(found["socket"], Is.EqualTo("False"));
            Assert.That(found["lock"], Is.EqualTo("False"));
            Assert.That(found["tmp"], Is.EqualTo(Lacks(Protection.Scratch) ? "True" : "False"));
            Assert.That(found["shm"], Is.EqualTo(Lacks(Protection.Scratch) ? "True" : "False"));
            Assert.That(OnMachine(marker), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_sample_answers_through_the_exchange_and_is_timed()
    {
        await using var cell = await OpenAsync(writable: false);
        var first = await cell.RunAsync(Sample(seed: 5, "{\"count\": 1000}"), Token);
        var same = await cell.RunAsync(Sample(seed: 5, "{\"count\": 1000}"), Token);
        var other = await cell.RunAsync(Sample(seed: 6, "{\"count\": 1000}"), Token);

        // A sample ends by being killed once it has answered; the answer is what counts.
        Assert.That(first.Answer, Is.Not.Null, $"{first.End} {Error(first)}");
        Assert.That(same.Answer, Is.Not.Null, $"{same.End} {Error(same)}");
        Assert.Multiple(() =>
        {
            Assert.That(same.Answer!.Value.ToArray(), Is.EqualTo(first.Answer!.Value.ToArray()));
            Assert.That(other.Answer!.Value.ToArray(), Is.Not.EqualTo(first.Answer!.Value.ToArray()));
            Assert.That(first.Times!.StartNanoseconds, Is.GreaterThan(0));
            Assert.That(first.Times.SetupNanoseconds, Is.GreaterThan(0));
            Assert.That(first.Times.CallNanoseconds, Is.GreaterThan(0));
            Assert.That(first.LeftProcesses, Is.Zero);
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_workload_that_raises_says_so_and_the_cell_goes_on()
    {
        await using var cell = await OpenAsync(writable: false);
        var broken = await cell.RunAsync(Sample(seed: 5, "{\"broken\": true}"), Token);
        var good = await cell.RunAsync(Sample(seed: 5, "{\"count\": 10}"), Token);

        Assert.Multiple(() =>
        {
            Assert.That(broken.End, Is.InstanceOf<SpawnEnd.WorkloadFailed>());
            Assert.That(((SpawnEnd.WorkloadFailed)broken.End).Text, Does.Contain("broken on purpose"));
            Assert.That(broken.Answer, Is.Null);
            Assert.That(good.Answer, Is.Not.Null);
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_program_that_does_not_speak_the_frames_breaks_the_protocol()
    {
        await using var cell = await OpenAsync(writable: false);
        var liar = await cell.RunAsync(Sample(seed: 5, "{}") with { Arguments = ["python3", "-c", "print('Mean: 1e-9 Std Dev: 0')"] }, Token);

        Assert.That(liar.End, Is.InstanceOf<SpawnEnd.BrokeProtocol>());
        Assert.That(liar.Answer, Is.Null);
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Cancellation_kills_and_the_cell_can_be_used_again()
    {
        var marker = $"bench-{Guid.NewGuid():N}";
        await using var cell = await OpenAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = cell.RunAsync(Inside("deaf", marker), cancel.Token);
        await UntilOnMachineAsync(marker);
        await cancel.CancelAsync();

        Assert.That(() => running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(OnMachine(marker), Is.Empty);
        Assert.That((await RunAsync(cell, "exit_with", "3")).End, Is.EqualTo(new SpawnEnd.Exited(3)));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_disposed_cell_leaves_nothing_behind()
    {
        var marker = $"bench-{Guid.NewGuid():N}";
        var folders = Directory.GetFileSystemEntries(_folder).Order(StringComparer.Ordinal).ToList();
        var mounts = await File.ReadAllLinesAsync("/proc/self/mounts", Token);
        var cell = await OpenAsync();
        await RunAsync(cell, "leave", marker);
        await cell.DisposeAsync();
        File.Delete($"/tmp/{marker}");
        File.Delete($"/dev/shm/{marker}");

        Assert.Multiple(() =>
        {
            Assert.That(OnMachine(marker), Is.Empty);
            Assert.That(Groups(), Is.Empty);
            Assert.That(File.ReadAllLines("/proc/self/mounts"), Is.EquivalentTo(mounts));
            Assert.That(Directory.GetFileSystemEntries(_folder).Order(StringComparer.Ordinal), Is.EqualTo(folders));
        });
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task Dotnet_runs_inside()
    {
        await using var cell = await OpenAsync(Limits with { MemoryBytes = 512 * MiB });
        var result = await cell.RunAsync(Request("dotnet", "--list-runtimes"), Token);

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)), Error(result));
        Assert.That(Out(result), Does.Contain("Microsoft.NETCore.App 10."));
    }

    [Test]
    [CancelAfter(300_000)]
    public async Task A_place_that_the_cell_does_not_have_is_refused()
    {
        await using var cell = await OpenAsync();
        Assert.That(() => cell.PathOf(CellPlace.Prepared), Throws.ArgumentException.With.Message.Contains("prepared").IgnoreCase);
    }

    private SpawnRequest Sample(int seed, string parameters) => Request("python3", "-s", "-B", "{tools}/python/bench_runner.py") with
    {
        WorkingPlace = CellPlace.Repo,
        Exchange = new SampleExchange(
            Encoding.UTF8.GetBytes($$"""{"version": 1, "file": "{{PlaceOf(CellPlace.Task)}}/workload.py", "importPaths": []}"""),
            Encoding.UTF8.GetBytes($$"""{"seeds": [{{seed}}], "parameters": {{parameters}}}"""),
            default,
            AnswerLimitBytes: 1 << 20),
    };

    /// <summary>Path of a place inside, for payloads, in which nothing is replaced.</summary>
    private string PlaceOf(CellPlace place) => Lacks(Protection.MachineFiles) ? TaskFolder : $"/bench/{place.ToString().ToLowerInvariant()}";

    /// <summary>Processes of the machine whose command line holds a marker.</summary>
    private static List<string> OnMachine(string marker) =>
        Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder[^1])).Select(CommandLine).Where(line => line.Contains(marker, StringComparison.Ordinal)).ToList();

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static async Task UntilOnMachineAsync(string marker)
    {
        while (OnMachine(marker).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
        }
    }

    /// <summary>Control groups that this process has made and that are still there.</summary>
    private static List<string> Groups() => Directory.Exists("/sys/fs/cgroup")
        ? Directory.EnumerateDirectories("/sys/fs/cgroup", $"bench-*-{Environment.ProcessId}-*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).ToList()
        : [];
}
