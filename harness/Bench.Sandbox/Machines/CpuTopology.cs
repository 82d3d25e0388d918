using System.Collections.Immutable;

namespace Bench.Sandbox.Machines;

/// <summary>The processors that this process may use and how they belong together.</summary>
/// <param name="Cores">Logical processors of each physical core, in ascending order.</param>
/// <param name="Nodes">Logical processors of each NUMA node; one node where the machine has none.</param>
public sealed record CpuTopology(ImmutableArray<ImmutableArray<int>> Cores, ImmutableArray<ImmutableArray<int>> Nodes)
{
    /// <summary>NUMA node of a processor; 0 when no node lists it.</summary>
    public int NodeOf(int cpu)
    {
        for (var node = 0; node < Nodes.Length; node++)
        {
            if (Nodes[node].Contains(cpu))
            {
                return node;
            }
        }

        return 0;
    }
}
