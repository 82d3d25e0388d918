using Bench.Sandbox.Checkups;

namespace Bench.Sandbox.Tests.Checkups;

public sealed class MachineInspectionTests
{
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
