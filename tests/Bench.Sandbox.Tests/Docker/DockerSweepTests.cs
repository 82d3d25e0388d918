using System.Globalization;
using Bench.Sandbox.Docker;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Engine.Models;
using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Images;
using Bench.Sandbox.Tests.Engine;

namespace Bench.Sandbox.Tests.Docker;

[CancelAfter(300_000)]
public sealed class DockerSweepTests
{
    private DockerClient _client = null!;

    [OneTimeSetUp]
    public async Task ConnectAsync() => _client = await TestEngine.ConnectWithImagesAsync(CancellationToken.None);

    [OneTimeTearDown]
    public void Disconnect() => _client.Dispose();

    [Test]
    public async Task What_a_killed_harness_left_is_removed_and_nothing_else(CancellationToken cancellationToken)
    {
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (id, harness) = await StartProcessAsync(kill.Token);
        var left = await StartContainerAsync(ContainerLabels.Of("killed", HarnessProcess.Of(id)), cancellationToken);
        var ours = await StartContainerAsync(ContainerLabels.OfThisProcess("alive"), cancellationToken);
        var foreign = await StartContainerAsync(new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken);
        try
        {
            await new DockerSweep(_client).RunAsync(cancellationToken);
            Assert.That(await IsThereAsync(left, cancellationToken), Is.True, "its harness lives");

            await kill.CancelAsync();
            await harness.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var removed = await new DockerSweep(_client).RunAsync(cancellationToken);
            await Assert.MultipleAsync(async () =>
            {
                Assert.That(removed, Is.GreaterThanOrEqualTo(1));
                Assert.That(await IsThereAsync(left, cancellationToken), Is.False);
                Assert.That(await IsThereAsync(ours, cancellationToken), Is.True);
                Assert.That(await IsThereAsync(foreign, cancellationToken), Is.True);
            });
        }
        finally
        {
            foreach (var container in (string[])[left, ours, foreign])
            {
                await DockerSweep.RemoveAsync(_client, container, CancellationToken.None);
            }
        }
    }

    [Test]
    public void A_process_of_another_boot_or_namespace_is_never_called_ended()
    {
        var dead = HarnessProcess.This with { StartTicks = 1 };
        Assert.Multiple(() =>
        {
            Assert.That(HarnessProcess.HasEnded(dead.ProcessText, dead.MachineText), Is.True);
            Assert.That(HarnessProcess.HasEnded(HarnessProcess.This.ProcessText, HarnessProcess.This.MachineText), Is.False);
            Assert.That(HarnessProcess.HasEnded(dead.ProcessText, (dead with { BootId = "other" }).MachineText), Is.False);
            Assert.That(HarnessProcess.HasEnded(dead.ProcessText, (dead with { Namespace = "pid:[1]" }).MachineText), Is.False);
            Assert.That(HarnessProcess.HasEnded("", HarnessProcess.This.MachineText), Is.False);
            Assert.That(HarnessProcess.HasEnded("x@y", HarnessProcess.This.MachineText), Is.False);
        });
    }

    /// <summary>Starts a process that stands for a harness; the token kills it.</summary>
    private static async Task<(int Id, Task Process)> StartProcessAsync(CancellationToken kill)
    {
        var id = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new LineStream(line => id.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)));
        var limits = HostCommandLimits.Default with { Wall = TimeSpan.FromMinutes(10) };
        var process = HostCommand.RunStreamedAsync(["sh", "-c", "echo $$; exec sleep 600"], "/", Stream.Null, lines, limits, kill);
        return (await id.Task.WaitAsync(kill), process);
    }

    private async Task<string> StartContainerAsync(IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var created = await _client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = BaseImageNames.LocalBase,
                Cmd = ["sleep", "600"],
                Labels = labels,
                HostConfig = new HostConfig { NetworkMode = "none" },
            },
            cancellationToken);
        await _client.Containers.StartContainerAsync(created.ID, cancellationToken);
        return created.ID;
    }

    private async Task<bool> IsThereAsync(string id, CancellationToken cancellationToken)
    {
        var all = await _client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, cancellationToken);
        return all.Any(c => c.ID == id);
    }
}
