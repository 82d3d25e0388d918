using System.Collections.Immutable;
using System.Text;
using Bench.Sandbox.HostPrograms;

namespace Bench.Sandbox.Tests.HostPrograms;

public sealed class HostCommandTests
{
    internal static Task<HostCommandResult> RunAsync(params string[] arguments) =>
        HostCommand.RunAsync(arguments, "/", default, HostCommandLimits.Default, CancellationToken.None);

    [Test]
    public async Task Output_error_and_exit_code_are_kept_apart()
    {
        var result = await RunAsync("/bin/sh", "-c", "echo out; echo err >&2; exit 7");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(7));
            Assert.That(result.OutputText, Is.EqualTo("out\n"));
            Assert.That(result.ErrorText, Is.EqualTo("err\n"));
            Assert.That(result.Succeeded, Is.False);
        });
    }

    [Test]
    public async Task Arguments_are_passed_as_they_are()
    {
        var result = await RunAsync("/usr/bin/printf", "%s|", "a b", "$HOME", "*", "", "ü\n");
        Assert.That(result.OutputText, Is.EqualTo("a b|$HOME|*||ü\n|"));
    }

    [Test]
    public async Task Input_is_fed_and_closed()
    {
        var input = Encoding.ASCII.GetBytes(new string('x', 300_000));
        var result = await HostCommand.RunAsync(["/usr/bin/wc", "-c"], "/", input, HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.OutputText.Trim(), Is.EqualTo("300000"));
    }

    [Test]
    public async Task A_program_that_reads_no_input_is_no_fault()
    {
        var result = await HostCommand.RunAsync(["/bin/true"], "/", new byte[4 << 20], HostCommandLimits.Default, CancellationToken.None);
        Assert.That(result.Succeeded, Is.True);
    }

    [Test]
    public async Task Output_past_the_cap_is_counted_and_dropped()
    {
        var limits = HostCommandLimits.Default with { OutputBytes = 1000 };
        var result = await HostCommand.RunAsync(["/usr/bin/head", "-c", "3000000", "/dev/zero"], "/", default, limits, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(result.StandardOutput.Length, Is.EqualTo(1000));
            Assert.That(result.DroppedBytes, Is.EqualTo(2_999_000));
        });
    }

    [Test]
    public async Task A_program_past_its_deadline_is_killed_with_its_children()
    {
        var limits = HostCommandLimits.Default with { Wall = TimeSpan.FromMilliseconds(200) };
        var result = await HostCommand.RunAsync(["/bin/sh", "-c", "trap '' TERM; sleep 1000 & sleep 1000"], "/", default, limits, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(result.TimedOut, Is.True);
            Assert.That(result.Succeeded, Is.False);
        });
    }

    [Test]
    public void Cancellation_kills_and_throws()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.That(
            () => HostCommand.RunAsync(["/bin/sleep", "1000"], "/", default, HostCommandLimits.Default, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_missing_program_is_a_fault_that_names_it() =>
        Assert.That(() => RunAsync("no-such-program"), Throws.TypeOf<SandboxFaultException>().With.Message.Contains("no-such-program"));

    [Test]
    public async Task A_given_environment_is_the_whole_environment()
    {
        var variables = ImmutableSortedDictionary<string, string>.Empty.Add("ONLY", "this");
        var limits = HostCommandLimits.Default with { Variables = variables };
        var result = await HostCommand.RunAsync(["/usr/bin/env"], "/", default, limits, CancellationToken.None);
        Assert.That(result.OutputText, Is.EqualTo("ONLY=this\n"));
    }

    [Test]
    public async Task Large_output_can_be_streamed()
    {
        using var output = new MemoryStream();
        var result = await HostCommand.RunStreamedAsync(
            ["/usr/bin/head", "-c", "3000000", "/dev/zero"], "/", Stream.Null, output, HostCommandLimits.Default, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(result.Succeeded, Is.True);
            Assert.That(output.Length, Is.EqualTo(3_000_000));
        });
    }
}
