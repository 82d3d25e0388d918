using Bench.Sandbox.Checkups;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Checkups;

[CancelAfter(120_000)]
public sealed class MachineInspectionTests
{
    [Test]
    public async Task Looking_at_the_machine_makes_neither_the_cache_nor_the_scratch_folder(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var plan = CorePlan.For(MachineProbe.ReadTopology(), coresPerTask: 1);
        var facts = await MachineInspection.ReadAsync(plan, Path.Combine(folder.Path, "cache"), Path.Combine(folder.Path, "scratch"), TimeProvider.System, cancellationToken);
        Assert.That(facts.BubblewrapProblem, Is.Not.EqualTo("not tried"));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void An_sdk_is_named_when_it_is_new_enough()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ProgramProbe.NewestSdk("8.0.404 [/usr/share/dotnet/sdk]\n10.0.100 [/usr/share/dotnet/sdk]\n"), Is.EqualTo("10.0.100"));
            Assert.That(ProgramProbe.NewestSdk("8.0.404 [/usr/share/dotnet/sdk]\n"), Is.Null);
            Assert.That(ProgramProbe.NewestSdk(null), Is.Null);
        });
    }
}
