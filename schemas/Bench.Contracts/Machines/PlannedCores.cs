using System.Collections.Immutable;
using Bench.Contracts.Documents;

namespace Bench.Contracts.Machines;

/// <summary>Where tasks that ask for a number of cores are measured, and what is left to everything else.</summary>
/// <param name="CoresPerTask">Cores that the tasks ask for.</param>
/// <param name="Slots">Places of measurements; no two share a physical core. One task at a time owns each, among all harnesses of the machine.</param>
/// <param name="Rest">Logical processors of the harness, builds, tests and the rest of the machine.</param>
/// <param name="Notes">What is less than it should be, in sentences.</param>
public sealed record PlannedCores(
    [property: Bounds(1, int.MaxValue)] int CoresPerTask,
    ImmutableArray<PlannedSlot> Slots,
    ImmutableArray<int> Rest,
    ImmutableArray<string> Notes);
