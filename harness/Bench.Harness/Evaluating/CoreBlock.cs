using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Evaluating;

/// <summary>The plan of cores of a run, as it is recorded and as it is printed.</summary>
internal static class CoreBlock
{
    /// <summary>One plan for each number of cores that a task of the run asks for.</summary>
    /// <param name="topology">Cores of the machine.</param>
    /// <param name="coresPerTask">What the tasks ask for.</param>
    /// <param name="notes">What is less than it should be for each of the plans.</param>
    public static ImmutableArray<PlannedCores> Of(CpuTopology topology, IEnumerable<int> coresPerTask, ImmutableArray<string> notes) =>
        [.. coresPerTask.Distinct().Order().Select(cores => Of(topology, cores, notes))];

    /// <summary>Lines for a person: one for each plan, and its notes.</summary>
    /// <param name="plans">The plans.</param>
    /// <param name="workers">Most tasks side by side.</param>
    public static IEnumerable<string> Lines(ImmutableArray<PlannedCores> plans, int workers)
    {
        foreach (var plan in plans)
        {
            var tasks = plan.CoresPerTask == 1 ? "" : $" for tasks of {plan.CoresPerTask}";
            yield return $"cores{tasks}: measure on {string.Join("; ", plan.Slots.Select(Text))}. Harness, builds and the rest: cpu {List(plan.Rest)}. {Side(workers)}";
            foreach (var note in plan.Notes)
            {
                yield return note;
            }
        }
    }

    private static PlannedCores Of(CpuTopology topology, int cores, ImmutableArray<string> notes)
    {
        var plan = CorePlan.For(topology, cores);
        return new PlannedCores(
            cores,
            [.. plan.Slots.Select(slot => new PlannedSlot(slot.Measure, slot.Idle, topology.NodeOf(slot.Measure[0])))],
            plan.Rest,
            [.. plan.Notes.Union(notes)]);
    }

    private static string Text(PlannedSlot slot)
    {
        var idle = slot.Idle.IsEmpty ? "" : $", sibling {List(slot.Idle)} idle";
        return $"cpu {List(slot.Measure)} (node {slot.Node}{idle})";
    }

    private static string Side(int workers) => workers == 1 ? "One measurement at a time." : $"At most {workers} tasks side by side.";

    private static string List(IEnumerable<int> cpus) => string.Join(',', cpus);
}
