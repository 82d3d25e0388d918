using Bench.Sandbox.Cgroups;
using Bench.Sandbox.Limits;

namespace Bench.Sandbox.Tests.Limits;

/// <summary>A kill for lack of memory is the code's own when its group was at its limit, and the machine's when it was not.</summary>
public sealed class LimitJudgementTests
{
    private const long Limit = 1L << 30;
    private static readonly CgroupCounts Before = new(0, 0, PeakBytes: 1 << 20, CpuNanoseconds: 0);

    private static readonly SpawnResult Killed = new(
        new SpawnEnd.Signalled(9), default, default, DroppedBytes: 0, new SpawnUsage(0, 0, 1), Times: null, Answer: null, LeftProcesses: 0);

    [TestCase(Limit)]
    [TestCase(Limit - (2L << 20))]
    [TestCase(null)]
    public void A_kill_in_a_group_at_its_limit_is_the_limits(long? peak) =>
        Assert.That(
            LimitJudgement.Judge(Killed, Before, Before with { OutOfMemoryKills = 1, PeakBytes = peak }, Limit).End,
            Is.EqualTo(new SpawnEnd.LimitHit(ResourceLimit.Memory)));

    [Test]
    public void A_kill_in_a_group_within_its_limit_is_a_fault_of_the_machine() =>
        Assert.That(
            () => LimitJudgement.Judge(Killed, Before, Before with { OutOfMemoryKills = 1, PeakBytes = 300L << 20 }, Limit),
            Throws.InstanceOf<SandboxFaultException>().With.Message.Contains("the cell had used 300 of its 1024 MiB"));

    [Test]
    public void A_process_that_ended_well_stays_a_success_though_a_child_was_killed() =>
        Assert.That(
            LimitJudgement.Judge(Killed with { End = new SpawnEnd.Exited(0) }, Before, Before with { OutOfMemoryKills = 1, PeakBytes = 1 }, Limit).End,
            Is.EqualTo(new SpawnEnd.Exited(0)));
}
