using System.Collections.Immutable;
using Bench.Sandbox.Machines;

namespace Bench.Sandbox.Tests.Machines;

public sealed class CorePlanTests
{
    [Test]
    public void Two_cores_give_one_to_the_measurement_and_one_to_the_rest()
    {
        var plan = CorePlan.For(Flat(2), 1);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "1" }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0 }));
            Assert.That(plan.Notes, Is.Empty);
        });
    }

    [Test]
    public void One_core_is_shared_and_that_is_said()
    {
        var plan = CorePlan.For(Flat(1), 1);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "0" }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0 }));
            Assert.That(plan.Notes.Single(), Does.Contain("shares"));
        });
    }

    [Test]
    public void One_core_with_two_threads_measures_on_one_and_keeps_the_other_for_the_harness()
    {
        var plan = CorePlan.For(new CpuTopology([[0, 1]], [[0, 1]]), 1);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "0" }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 1 }));
            Assert.That(plan.Notes, Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void Siblings_of_measured_cores_stay_idle()
    {
        var plan = CorePlan.For(new CpuTopology([[0, 4], [1, 5], [2, 6], [3, 7]], [[0, 1, 2, 3, 4, 5, 6, 7]]), 1);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "1", "2", "3" }));
            Assert.That(plan.Slots.Select(slot => slot.Idle.Single()), Is.EqualTo(new[] { 5, 6, 7 }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0, 4 }));
        });
    }

    [Test]
    public void A_measurement_stays_inside_a_numa_node()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var plan = CorePlan.For(MachineProbe.ReadTopology(machine.Path), 2);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "2,3" }));
            Assert.That(plan.Slots[0].Idle, Is.EqualTo(new[] { 6, 7 }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0, 1, 4, 5 }));
            Assert.That(plan.Notes, Is.Empty);
        });
    }

    [Test]
    public void A_measurement_too_large_for_a_node_spans_nodes_and_says_so()
    {
        using var machine = CapturedMachine.TwoSocketServer();
        var plan = CorePlan.For(MachineProbe.ReadTopology(machine.Path), 3);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "1,2,3" }));
            Assert.That(plan.Notes.Single(), Does.Contain("NUMA"));
        });
    }

    [Test]
    public void More_cores_than_there_are_get_what_there_is_and_a_note()
    {
        var plan = CorePlan.For(Flat(4), 8);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "1,2,3" }));
            Assert.That(plan.Notes.Single(), Does.Contain("asks for 8 cores; 3"));
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(8)]
    [TestCase(64)]
    public void No_processor_is_owned_twice_and_none_is_lost(int cores)
    {
        var topology = new CpuTopology([.. Enumerable.Range(0, cores).Select(core => ImmutableArray.Create(core, core + cores))], [[.. Enumerable.Range(0, 2 * cores)]]);
        for (var wanted = 1; wanted <= 5; wanted++)
        {
            var plan = CorePlan.For(topology, wanted);
            var all = plan.Slots.SelectMany(slot => slot.Measure.Concat(slot.Idle)).Concat(plan.Rest).ToList();
            Assert.That(all, Is.Unique.And.EquivalentTo(Enumerable.Range(0, 2 * cores)));
        }
    }

    [Test]
    public void Eight_cores_with_threads_give_six_slots_that_share_no_core()
    {
        var topology = new CpuTopology([.. Enumerable.Range(0, 8).Select(core => ImmutableArray.Create(core, core + 8))], [[.. Enumerable.Range(0, 16)]]);
        var plan = CorePlan.For(topology, 1);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "2", "3", "4", "5", "6", "7" }));
            Assert.That(plan.Slots.Select(slot => slot.Idle.Single() - slot.Measure.Single()), Is.All.EqualTo(8));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0, 1, 8, 9 }));
        });
    }

    [Test]
    public void Slots_of_two_cores_stay_inside_their_node_and_the_odd_core_is_left_to_the_rest()
    {
        var topology = new CpuTopology([.. Enumerable.Range(0, 8).Select(core => ImmutableArray.Create(core))], [[0, 1, 2, 3], [4, 5, 6, 7]]);
        var plan = CorePlan.For(topology, 3);
        Assert.Multiple(() =>
        {
            Assert.That(Measures(plan), Is.EqualTo(new[] { "4,5,6" }));
            Assert.That(plan.Rest, Is.EqualTo(new[] { 0, 1, 2, 3, 7 }));
        });
    }

    [Test]
    public void As_many_measurements_run_at_once_as_there_are_slots_and_not_one_more()
    {
        using var folder = new TemporaryFolder();
        foreach (var cores in new[] { 1, 2, 8 })
        {
            var slots = CorePlan.For(Flat(cores), 1).Slots;
            var leases = slots.Select(_ => CoreLease.TryAcquire(slots, folder.Path)).ToList();
            Assert.Multiple(() =>
            {
                Assert.That(leases.Select(lease => lease?.Slot.Measure.Single()), Is.Unique.And.None.Null);
                Assert.That(CoreLease.TryAcquire(slots, folder.Path), Is.Null);
            });
            leases.ForEach(lease => lease!.Dispose());
        }
    }

    private static CpuTopology Flat(int cores) =>
        new([.. Enumerable.Range(0, cores).Select(core => ImmutableArray.Create(core))], [[.. Enumerable.Range(0, cores)]]);

    private static IEnumerable<string> Measures(CorePlan plan) => plan.Slots.Select(slot => string.Join(',', slot.Measure));
}
