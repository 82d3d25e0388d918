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
    public void Nothing_is_changed_for_no_processor_or_one_that_there_is_not()
    {
        var before = Allowed();
        Assert.That(HarnessCores.Keep([]) || HarnessCores.Keep([1023]) || HarnessCores.Keep([1024]) || HarnessCores.Keep([-1]), Is.False);
        Assert.That(Allowed().Distinct(), Is.EqualTo(before.Distinct()));
    }

    [Test]
    public void Processors_beyond_the_first_word_have_their_bit_in_the_next()
    {
        var mask = HarnessCores.MaskOf([0, 63, 64, 1023]);
        Assert.That((mask.Length, mask[0], mask[1], mask[15]), Is.EqualTo((16, 0x8000_0000_0000_0001UL, 1UL, 0x8000_0000_0000_0000UL)));
    }

    [Test]
    [CancelAfter(60_000)]
    public void A_rest_with_processors_that_are_not_there_keeps_to_those_that_are()
    {
        var before = MachineProbe.ReadTopology().Cores.SelectMany(core => core).Order().ToList();
        try
        {
            Assert.That(HarnessCores.Keep([before[0], 1023]), Is.True);
            Assert.That(Allowed(), Is.All.EqualTo($"{before[0]}"));
        }
        finally
        {
            HarnessCores.Keep([.. before]);
        }
    }

    [Test]
    public void A_plan_that_could_not_be_kept_to_says_so()
    {
        var plan = new CorePlan([new CoreSlot([0], [])], [1023], ["a note"]);
        Assert.That(HarnessCores.Keep(plan).Notes, Has.Length.EqualTo(2).And.Some.Contains("1023"));
    }

    private static List<string> Allowed() =>
    [
        .. Directory.EnumerateDirectories("/proc/self/task").Select(thread => Path.Combine(thread, "status")).Where(File.Exists)
            .Select(status => File.ReadLines(status).First(line => line.StartsWith("Cpus_allowed_list", StringComparison.Ordinal)).Split('\t')[^1]),
    ];
}
