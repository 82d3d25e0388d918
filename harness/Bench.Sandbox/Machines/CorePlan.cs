using System.Collections.Immutable;

namespace Bench.Sandbox.Machines;

/// <summary>Which processors measure and which are left to the harness and the rest of the machine.</summary>
/// <param name="Slots">Places for measurements side by side; at least one.</param>
/// <param name="Rest">Logical processors of the harness, the agent, builds and everything else.</param>
/// <param name="Notes">What is less than it should be, in sentences.</param>
public sealed record CorePlan(ImmutableArray<CoreSlot> Slots, ImmutableArray<int> Rest, ImmutableArray<string> Notes)
{
    /// <summary>Plans for tasks that need this many cores each.</summary>
    /// <exception cref="ArgumentException">The topology has no core, or less than one core is asked for.</exception>
    public static CorePlan For(CpuTopology topology, int coresPerTask)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coresPerTask, 1);
        var cores = topology.Cores.OrderBy(core => topology.NodeOf(core[0])).ThenBy(core => core[0]).ToList();
        return cores.Count switch
        {
            0 => throw new ArgumentException("A machine has at least one core.", nameof(topology)),
            1 => OnOneCore(cores[0], coresPerTask),
            _ => OnSeveral(topology, cores, coresPerTask),
        };
    }

    private static CorePlan OnOneCore(ImmutableArray<int> core, int coresPerTask)
    {
        List<string> notes = ["The machine has one core: the harness shares it with the measured code."];
        NoteFewer(notes, coresPerTask, available: 1);
        return new CorePlan([new CoreSlot([core[0]], [])], core.Length > 1 ? core[1..] : core, [.. notes]);
    }

    private static CorePlan OnSeveral(CpuTopology topology, List<ImmutableArray<int>> cores, int coresPerTask)
    {
        // The first cores answer most interrupts: they are the harness's.
        var reserved = cores.Count switch { < 8 => 1, < 32 => 2, _ => 4 };
        var free = cores.Skip(reserved).ToList();
        var notes = new List<string>();
        NoteFewer(notes, coresPerTask, free.Count);
        var size = Math.Min(coresPerTask, free.Count);
        var groups = free
            .GroupBy(core => topology.NodeOf(core[0]))
            .SelectMany(node => node.Chunk(size).Where(chunk => chunk.Length == size))
            .ToList();
        if (groups.Count == 0)
        {
            notes.Add($"No NUMA node has {size} free cores: a measurement spans several, and its memory is of unequal distance.");
            groups.AddRange(free.Chunk(size).Where(chunk => chunk.Length == size));
        }

        ImmutableArray<CoreSlot> slots = [.. groups.Select(Slot)];
        var owned = slots.SelectMany(slot => slot.Measure.Concat(slot.Idle)).ToHashSet();
        return new CorePlan(slots, [.. cores.SelectMany(core => core).Where(cpu => !owned.Contains(cpu)).Order()], [.. notes]);
    }

    private static void NoteFewer(List<string> notes, int wanted, int available)
    {
        if (wanted > available)
        {
            notes.Add($"The task asks for {wanted} cores; {available} can be given to it here.");
        }
    }

    private static CoreSlot Slot(ImmutableArray<int>[] cores) =>
        new([.. cores.Select(core => core[0])], [.. cores.SelectMany(core => core[1..])]);
}
