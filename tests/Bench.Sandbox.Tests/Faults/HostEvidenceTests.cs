using Bench.Sandbox.Faults;

namespace Bench.Sandbox.Tests.Faults;

/// <summary>The machine is blamed only on its own evidence, and never for a limit of the cell.</summary>
public sealed class HostEvidenceTests
{
    private static readonly HostState Well = new(
        new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1), MemoryKills: 3, AvailableMiB: 8000, TotalMiB: 16000, []);

    private static readonly SpawnEnd Crash = new SpawnEnd.Exited(1);
    private static readonly SpawnEnd Killed = new SpawnEnd.Signalled(9);

    [Test]
    public void A_failure_on_a_machine_that_is_well_is_the_codes_own() =>
        Assert.That(HostEvidence.Of(Crash, Well, Later(Well), cellsCountKills: true), Is.Null);

    [Test]
    public void A_full_disk_is_evidence_and_says_where_and_what_to_do() =>
        Assert.That(
            HostEvidence.Of(Crash, Well, Later(Well) with { Disks = [new DiskState("/tmp", 3, Refusal: null)] }, cellsCountKills: true),
            Does.Contain("the disk is full").And.Contain("MiB are free in /tmp").And.Contain("run the same command again"));

    [Test]
    public void A_file_system_that_refuses_a_file_is_evidence_whatever_room_it_claims() =>
        Assert.That(
            HostEvidence.Of(Crash, Well, Later(Well) with { Disks = [new DiskState("/tmp", 90_000, "No space left on device")] }, cellsCountKills: true),
            Does.Contain("nothing can be written to /tmp any more (No space left on device)"));

    [Test]
    public void A_machine_with_hardly_any_memory_left_is_evidence() =>
        Assert.That(HostEvidence.Of(Crash, Well, Later(Well) with { AvailableMiB = 40 }, cellsCountKills: true), Does.Contain("short of memory: 40 of 16000 MiB"));

    [Test]
    public void A_kill_without_counters_of_the_cell_is_blamed_on_the_machine_when_it_has_killed() =>
        Assert.That(HostEvidence.Of(Killed, Well, Later(Well) with { MemoryKills = 4 }, cellsCountKills: false), Does.Contain("no memory left"));

    [Test]
    public void Kills_elsewhere_excuse_nobody_whose_own_counters_tell() =>
        Assert.That(HostEvidence.Of(Killed, Well, Later(Well) with { MemoryKills = 4 }, cellsCountKills: true), Is.Null);

    [TestCase(3600)]
    [TestCase(-3600)]
    public void A_clock_that_was_set_meanwhile_is_evidence(int seconds)
    {
        var stepped = Later(Well);
        stepped = stepped with { Wall = stepped.Wall.AddSeconds(seconds) };
        Assert.That(HostEvidence.Of(Crash, Well, stepped, cellsCountKills: true), Does.Contain($"clock was set by {seconds:+0;-0} s"));
    }

    [TestCase(ResourceLimit.Memory)]
    [TestCase(ResourceLimit.Disk)]
    [TestCase(ResourceLimit.Pids)]
    public void A_limit_of_the_cells_own_stands_whatever_the_machine_is_short_of(ResourceLimit limit)
    {
        var broken = Later(Well) with { AvailableMiB = 1, MemoryKills = 9, Disks = [new DiskState("/tmp", 0, "No space left on device")] };
        Assert.That(HostEvidence.Of(new SpawnEnd.LimitHit(limit), Well, broken, cellsCountKills: true), Is.Null);
    }

    private static HostState Later(HostState state) => state with { Wall = state.Wall.AddSeconds(20), Uptime = state.Uptime + TimeSpan.FromSeconds(20.1) };
}
