using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.Agents;

[TestFixture(AgentKind.Compiled)]
[TestFixture(AgentKind.Python)]
public sealed class AgentCommandTests(AgentKind kind) : AgentFixture(kind)
{
    [Test]
    public async Task A_command_ends_with_its_code_and_its_output()
    {
        var result = await RunAsync(Command("sh", "-c", "echo out; echo err >&2; exit 3"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(3)));
        Assert.That(Text(result.StandardOutput), Is.EqualTo("out\n"));
        Assert.That(Text(result.StandardError), Is.EqualTo("err\n"));
        Assert.That(result.Usage.WallNanoseconds, Is.Positive);
        Assert.That(result.Usage.PeakKiB, Is.Positive);
        Assert.That(result.Times, Is.Null);
        Assert.That(result.LeftProcesses, Is.Zero);
    }

    [Test]
    public async Task A_program_that_is_not_there_is_exit_127_as_in_a_shell()
    {
        var result = await RunAsync(Command("no-such-program"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(127)));
        Assert.That(Text(result.StandardError), Does.Contain("no-such-program"));
    }

    [Test]
    public async Task Input_environment_and_folder_reach_the_process_and_nothing_else_does()
    {
        var request = Command("sh", "-c", "cat; env; pwd") with
        {
            StandardInput = "größe\n"u8.ToArray(),
            Folder = Folder,
            Variables = ImmutableSortedDictionary<string, string>.Empty.Add("PATH", "/usr/bin:/bin").Add("WORD", "a=b ü"),
        };
        var lines = Text((await RunAsync(request)).StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Where(line => !line.StartsWith("PWD=", StringComparison.Ordinal)), Is.EquivalentTo(["größe", "PATH=/usr/bin:/bin", "WORD=a=b ü", Folder]));
    }

    [Test]
    public async Task A_large_input_is_written_whole()
    {
        var result = await RunAsync(Command("wc", "-c") with { StandardInput = new byte[5_000_000] });

        Assert.That(Text(result.StandardOutput).Trim(), Is.EqualTo("5000000"));
    }

    [Test]
    public async Task Output_beyond_what_is_kept_is_counted()
    {
        var result = await RunAsync(Command("head", "-c", "20000000", "/dev/zero") with { KeepBytes = 1000 });

        Assert.That(result.StandardOutput.Length, Is.EqualTo(1000));
        Assert.That(result.DroppedBytes, Is.EqualTo(20_000_000 - 1000));
    }

    [Test]
    public async Task Endless_output_ends_at_the_limit()
    {
        var result = await RunAsync(Command("cat", "/dev/zero") with { OutputLimitBytes = 1 << 20, KeepBytes = 10 });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Output)));
    }

    [Test]
    public async Task A_command_that_ignores_its_deadline_is_killed()
    {
        var result = await RunAsync(Command("sh", "-c", "trap '' TERM; while :; do sleep 1; done") with { WallLimit = Short, Grace = Short });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Command)));
    }

    [Test]
    public async Task A_command_may_tidy_up_at_its_deadline_and_has_still_timed_out()
    {
        // The trap prints when SIGTERM came; the limit leaves time for the shell to set it.
        var result = await RunAsync(Command("sh", "-c", "trap 'echo tidy; exit 0' TERM; while :; do sleep 0.1; done") with { WallLimit = TimeSpan.FromSeconds(3), Grace = Plenty });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Command)));
        Assert.That(Text(result.StandardOutput), Is.EqualTo("tidy\n"));
    }

    [Test]
    public async Task A_stopped_process_is_killed_at_its_deadline()
    {
        var result = await RunAsync(Command("sh", "-c", "kill -STOP $$") with { WallLimit = Short, Grace = Short });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.TimedOut(SpawnStep.Command)));
    }

    [Test]
    public async Task A_signal_is_told()
    {
        var result = await RunAsync(Command("sh", "-c", "kill -SEGV $$"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Signalled(11)));
    }

    [TestCase(152, ResourceLimit.CpuTime)]
    [TestCase(153, ResourceLimit.FileSize)]
    public async Task The_exit_code_of_a_wrapper_stands_for_the_signal_inside(int code, ResourceLimit limit)
    {
        var result = await RunAsync(Command("sh", "-c", $"exit {code}") with { Options = AgentOptions.Session | AgentOptions.Wrapped });

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.LimitHit(limit)));
    }

    [Test]
    public async Task Processes_left_behind_are_counted_and_gone()
    {
        // A descriptor that they hold open shows whether they live: the pipe ends when the last of them is gone.
        var result = await RunAsync(Command("sh", "-c", "for i in 1 2 3; do setsid sleep 1000 & done; sleep 1000 & echo started"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
        Assert.That(result.LeftProcesses, Is.EqualTo(4));
        Assert.That(Text(result.StandardOutput), Is.EqualTo("started\n"));
    }

    [Test]
    public async Task Nothing_survives_the_end_of_the_harness()
    {
        var fifo = Path.Combine(Folder, "alive");
        await HostCommand.RunAsync(["mkfifo", fifo], Folder, default, HostCommandLimits.Default, CancellationToken.None);
        var spawn = Agent.SpawnAsync(Command("sh", "-c", $"setsid sleep 1000 9> {fifo} & echo ready > {fifo}; sleep 1000"), CancellationToken.None);
        await using var alive = File.OpenRead(fifo);
        var word = new byte[6];
        await alive.ReadExactlyAsync(word);
        await StopAgentAsync();

        Assert.That(await alive.ReadAsync(new byte[1]), Is.Zero, "the pipe has ended, so nobody holds it");
        Assert.That(async () => await spawn, Throws.InstanceOf<Exception>());
    }

    [Test]
    public async Task Cancellation_kills_and_the_connection_goes_on()
    {
        using var stop = new CancellationTokenSource();
        var spawn = Agent.SpawnAsync(Command("sleep", "1000"), stop.Token);
        await stop.CancelAsync();

        Assert.That(async () => await spawn, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await RunAsync(Command("true"))).End, Is.EqualTo(new SpawnEnd.Exited(0)));
    }

    [Test]
    public void A_refused_request_is_a_fault_of_the_sandbox_and_names_the_reason() =>
        Assert.That(
            async () => await RunAsync(Command("true") with { Folder = "/nowhere" }),
            Throws.TypeOf<SandboxFaultException>().With.Message.Contains("entering the folder"));

    [Test]
    public async Task The_clock_of_the_agent_goes_forward()
    {
        var first = await Agent.PingAsync(CancellationToken.None);

        Assert.That(await Agent.PingAsync(CancellationToken.None), Is.GreaterThan(first));
    }
}
