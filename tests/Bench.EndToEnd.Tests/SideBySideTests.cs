using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Machines;

namespace Bench.EndToEnd.Tests;

/// <summary>Two processes that want the same cores: one measures, the other waits and says so.</summary>
[CancelAfter(600_000)]
public sealed class SideBySideTests
{
    private const string Refused = """{"instance_id":"sample__tally-34","model_name_or_path":"m","model_patch":"nothing"}""";

    [Test]
    public async Task A_second_measurement_waits_until_the_first_lets_go_and_says_so(CancellationToken cancellationToken)
    {
        var folder = BenchProgram.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "p.jsonl"), Refused + "\n", cancellationToken);
        var slots = CorePlan.For(MachineProbe.ReadTopology(), 1).Slots;
        var leases = new List<CoreLease>();
        foreach (var slot in slots)
        {
            leases.Add(await CoreLease.AcquireAsync([slot], CoreLease.DefaultFolder(), TimeProvider.System, () => { }, cancellationToken));
        }

        var said = Path.Combine(folder, "said.txt");
        Task<HostCommandResult> second;
        try
        {
            second = HostCommand.RunAsync(
                ["/bin/sh", "-c", "exec \"$@\" 2>said.txt", "sh", "dotnet", BenchProgram.Program, "evaluate", "--tasks", Path.Combine(BenchProgram.Samples, "sample__tally-34"), "--predictions", "p.jsonl", "--out", "run", "--sandbox", "process"],
                folder,
                default,
                new HostCommandLimits(TimeSpan.FromMinutes(9), 16L << 20),
                cancellationToken);
            await SaysAsync(said, "waiting for a core that no other measurement owns", second, cancellationToken);
            Assert.That(second.IsCompleted, Is.False, await File.ReadAllTextAsync(said, cancellationToken));
        }
        finally
        {
            leases.ForEach(lease => lease.Dispose());
        }

        var result = await second;
        var text = await File.ReadAllTextAsync(said, cancellationToken);
        Assert.That(result.ExitCode, Is.EqualTo(1), text);
        Assert.That(text, Does.Contain($"cores: measure on cpu {slots[0].Measure[0]} (node 0").And.Contain("PATCH_MALFORMED"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, "run", "run.json"), cancellationToken), Does.Contain("\"coresPerTask\": 1"));
    }

    private static async Task SaysAsync(string path, string words, Task unless, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!unless.IsCompleted && !(File.Exists(path) && (await File.ReadAllTextAsync(path, cancellationToken)).Contains(words, StringComparison.Ordinal)))
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
