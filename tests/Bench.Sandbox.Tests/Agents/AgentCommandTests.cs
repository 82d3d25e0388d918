using System.Text;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

[TestFixture(AgentKind.Compiled)]
public sealed class AgentCommandTests(AgentKind kind) : AgentFixture(kind)
{
    [Test]
    public async Task A_command_ends_with_its_code_and_its_output()
    {
        var result = await RunAsync(Command("sh", "-c", "echo out; echo err >&2; exit 3"));

        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(3)));
        Assert.That(Encoding.UTF8.GetString(result.StandardOutput.Span), Is.EqualTo("out\n"));
        Assert.That(Encoding.UTF8.GetString(result.StandardError.Span), Is.EqualTo("err\n"));
        Assert.That(result.Usage.WallNanoseconds, Is.Positive);
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
    public void A_refused_request_is_a_fault_of_the_sandbox_and_names_the_reason()
    {
        Assert.That(
            async () => await RunAsync(Command("true") with { Folder = "/nowhere" }),
            Throws.TypeOf<SandboxFaultException>().With.Message.Contains("entering the folder"));
    }
}
