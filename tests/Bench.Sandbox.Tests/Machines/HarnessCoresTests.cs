using Bench.Sandbox.HostPrograms;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Machines;

[NonParallelizable]
public sealed class HarnessCoresTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Every_thread_and_every_child_stays_where_the_harness_was_told_to(CancellationToken cancellationToken)
    {
        var before = MachineProbe.ReadTopology().Cores.SelectMany(core => core).Order().ToList();
        try
        {
            Assert.That(HarnessCores.Keep([before[0]]), Is.True);
            var child = await HostCommand.RunAsync(["grep", "Cpus_allowed_list", "/proc/self/status"], "/", default, HostCommandLimits.Default, cancellationToken);
            Assert.That(Allowed(), Is.All.EqualTo($"{before[0]}"));
            Assert.That(child.OutputText.Split('\t')[^1].Trim(), Is.EqualTo($"{before[0]}"));
        }
        finally
        {
            HarnessCores.Keep([.. before]);
        }
    }

    [Test]
    public void Nothing_is_changed_for_no_processor_or_one_beyond_the_mask()
    {
        var before = Allowed();
        Assert.That(HarnessCores.Keep([]) || HarnessCores.Keep([64]), Is.False);
        Assert.That(Allowed().Distinct(), Is.EqualTo(before.Distinct()));
    }

    private static List<string> Allowed() =>
    [
        .. Directory.EnumerateDirectories("/proc/self/task").Select(thread => Path.Combine(thread, "status")).Where(File.Exists)
            .Select(status => File.ReadLines(status).First(line => line.StartsWith("Cpus_allowed_list", StringComparison.Ordinal)).Split('\t')[^1]),
    ];
}
