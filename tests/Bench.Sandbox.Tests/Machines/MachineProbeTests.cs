using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Machines;

public sealed class MachineProbeTests
{
    [Test]
    public void A_server_with_two_sockets_and_threads_is_read()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var print = MachineProbe.Read(machine.Path, engineVersion: "20.10.24");

        Assert.Multiple(() =>
        {
            Assert.That(print.CpuModel, Is.EqualTo("Intel(R) Xeon(R) Gold 6130"));
            Assert.That(print.CpuFamily, Is.EqualTo("6/85/4"));
            Assert.That(print.LogicalCpus, Is.EqualTo(8));
            Assert.That(print.PhysicalCores, Is.EqualTo(4));
            Assert.That(print.Siblings.Select(core => string.Join(',', core)), Is.EqualTo(new[] { "0,4", "1,5", "2,6", "3,7" }));
            Assert.That(print.NumaNodes, Is.EqualTo(2));
            Assert.That(print.Governor, Is.EqualTo("performance"));
            Assert.That(print.Turbo, Is.False);
            Assert.That(print.MemoryMiB, Is.EqualTo(192934));
            Assert.That(print.SwapMiB, Is.EqualTo(8191));
            Assert.That(print.Kernel, Is.EqualTo("6.1.0-18-amd64"));
            Assert.That(print.OperatingSystem, Is.EqualTo("Debian GNU/Linux 12 (bookworm)"));
            Assert.That(print.CgroupVersion, Is.EqualTo(2));
            Assert.That(print.Virtualisation, Is.Null);
            Assert.That(print.EngineVersion, Is.EqualTo("20.10.24"));
            Assert.That(print.ClockSource, Is.EqualTo("tsc"));
            Assert.That(print.TransparentHugePages, Is.EqualTo("madvise"));
            Assert.That(print.AddressRandomisation, Is.EqualTo("2"));
        });
    }

    [Test]
    public void An_arm_guest_is_read_and_what_it_does_not_say_is_null()
    {
        using var machine = CapturedMachine.ArmGuest();
        var print = MachineProbe.Read(machine.Path);

        Assert.Multiple(() =>
        {
            Assert.That(print.CpuModel, Is.EqualTo("Arm implementer 0x41 part 0xd0c"));
            Assert.That(print.CpuFamily, Is.EqualTo("8/0x3/1"));
            Assert.That(print.PhysicalCores, Is.EqualTo(4));
            Assert.That(print.NumaNodes, Is.EqualTo(1));
            Assert.That(print.Governor, Is.Null);
            Assert.That(print.Turbo, Is.Null);
            Assert.That(print.CgroupVersion, Is.EqualTo(1));
            Assert.That(print.Virtualisation, Is.EqualTo("Amazon EC2"));
            Assert.That(print.ClockSource, Is.Null);
        });
    }

    [Test]
    public void Only_the_processors_that_the_harness_may_use_are_planned_with()
    {
        using var machine = CapturedMachine.ArmGuest();
        var topology = MachineProbe.ReadTopology(machine.Path);
        Assert.That(topology.Cores.Select(core => core.Single()), Is.EqualTo(new[] { 0, 2, 3 }));
    }

    [Test]
    public void This_machine_has_the_processors_that_the_runtime_sees()
    {
        var print = MachineProbe.Read();
        Assert.Multiple(() =>
        {
            Assert.That(MachineProbe.ReadTopology().Cores.Sum(core => core.Length), Is.GreaterThanOrEqualTo(Environment.ProcessorCount));
            Assert.That(print.CpuModel, Is.Not.Empty);
            Assert.That(print.MemoryMiB, Is.GreaterThan(100));
            Assert.That(print.Kernel, Does.Match(@"^\d+\.\d+"));
        });
    }

    [Test]
    public void The_class_of_a_machine_ignores_updates_and_sees_settings()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var print = MachineProbe.Read(machine.Path, engineVersion: "20.10.24");
        var same = print with { EngineVersion = "26.0", Kernel = "6.1.0-20-amd64", OperatingSystem = "Debian GNU/Linux 12.5", SwapMiB = 0, MemoryMiB = print.MemoryMiB - 12 };

        Assert.Multiple(() =>
        {
            Assert.That(MachineClass.Of(same), Is.EqualTo(MachineClass.Of(print)));
            Assert.That(MachineClass.Of(print), Does.Match("^[0-9a-f]{16}$"));
            Assert.That(MachineClass.Of(print with { Turbo = true }), Is.Not.EqualTo(MachineClass.Of(print)));
            Assert.That(MachineClass.Of(print with { CpuModel = "other" }), Is.Not.EqualTo(MachineClass.Of(print)));
            Assert.That(MachineClass.Of(print with { Kernel = "6.6.1" }), Is.Not.EqualTo(MachineClass.Of(print)));
            Assert.That(MachineClass.Of(print with { Siblings = [[0, 1], [2, 3], [4, 5], [6, 7]] }), Is.Not.EqualTo(MachineClass.Of(print)));
        });
    }
}
