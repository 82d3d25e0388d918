using Bench.Sandbox.Checkups;

namespace Bench.Sandbox.Tests.Checkups;

public sealed class CpuTimesTests
{
    private const string Before = "cpu  300 0 0 700 0 0 0 0 0 0\ncpu0 100 0 0 400 0 0 0 0 0 0\ncpu1 200 0 0 300 0 0 0 0 0 0\nintr 5\n";

    [Test]
    public void Busy_is_what_is_neither_idle_nor_waiting_for_a_disk()
    {
        var after = CpuTimes.Parse("cpu0 110 0 5 480 5 0 0 0 0 0\ncpu1 200 0 0 400 0 0 0 0 0 0\n");
        var before = CpuTimes.Parse(Before);
        Assert.Multiple(() =>
        {
            Assert.That(after.BusySince(before, 0), Is.EqualTo(0.15).Within(1e-9));
            Assert.That(after.BusySince(before, 1), Is.Zero);
        });
    }

    [Test]
    public void Time_that_the_hypervisor_withheld_is_busy()
    {
        var after = CpuTimes.Parse("cpu1 200 0 0 350 0 0 0 50 0 0\n");
        Assert.That(after.BusySince(CpuTimes.Parse(Before), 1), Is.EqualTo(0.5));
    }

    [Test]
    public void Without_a_tick_or_a_processor_nothing_is_known()
    {
        var times = CpuTimes.Parse(Before);
        Assert.Multiple(() =>
        {
            Assert.That(times.BusySince(times, 0), Is.Null);
            Assert.That(times.BusySince(times, 7), Is.Null);
            Assert.That(CpuTimes.Parse("").ByCpu, Is.Empty);
        });
    }
}
