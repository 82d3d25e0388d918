using System.Collections.Immutable;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Faults;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Processes;

namespace Bench.Sandbox.Tests.Faults;

/// <summary>A real process that fails is judged together with the machine: what it prints is no evidence, what the machine says is.</summary>
[CancelAfter(120_000)]
public sealed class WitnessedSandboxTests
{
    private static readonly CellLimits Limits = new([], 256 << 20, 64, DiskBytes: 8 << 20, FileBytes: 8 << 20, OutputBytes: 1 << 20);

    [TestCase("No space left on device")]
    [TestCase("HTTP Error 503: Service Unavailable")]
    [TestCase("Cannot connect to the Docker daemon")]
    public async Task What_a_failing_process_prints_is_no_evidence(string text, CancellationToken cancellationToken)
    {
        var result = await RunAsync($"echo {text} >&2; exit 1", TimeProvider.System, cancellationToken);
        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(1)));
    }

    [Test]
    public void A_process_that_fails_while_the_clock_is_set_has_no_result(CancellationToken cancellationToken) =>
        Assert.That(
            async () => await RunAsync("exit 1", new SteppedClock(), cancellationToken),
            Throws.InstanceOf<SandboxFaultException>().With.Message.Contains("the machine's clock was set by +3600 s"));

    [Test]
    public async Task A_process_that_ends_well_while_the_clock_is_set_keeps_its_result(CancellationToken cancellationToken)
    {
        var result = await RunAsync("exit 0", new SteppedClock(), cancellationToken);
        Assert.That(result.End, Is.EqualTo(new SpawnEnd.Exited(0)));
    }

    private static async Task<SpawnResult> RunAsync(string script, TimeProvider witnessClock, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        var repo = Directory.CreateDirectory(Path.Combine(folder.Path, "repo")).FullName;
        var agent = await AgentBinary.LocateAsync(InstallLayout.Find().AgentSources, Path.Combine(folder.Path, "cache"), cancellationToken);
        var options = new HostSandboxOptions(agent, Path.Combine(folder.Path, "work"), [folder.Path]);
        await using var sandbox = new WitnessedSandbox(await ProcessSandbox.StartAsync(options, TimeProvider.System, cancellationToken), new HostProbe(witnessClock));
        var spec = new CellSpec(Image: null, [new CellMount(CellPlace.Repo, repo, Writable: true)], Limits, Network: false, ImmutableSortedDictionary<string, string>.Empty);
        await using var cell = await sandbox.OpenAsync(spec, cancellationToken);
        return await cell.RunAsync(new SpawnRequest(["/bin/sh", "-c", script], CellPlace.Repo, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)), cancellationToken);
    }

    /// <summary>A time of day that is an hour later at every look; the monotonic clock goes on as it should.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(_looks++);
    }
}
