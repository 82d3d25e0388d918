using System.Collections.Immutable;
using System.Text.Json;

namespace Bench.Harvester.Measure.Trials;

/// <summary>What the script that looks at a workload reads.</summary>
/// <param name="File">Path of the workload inside the cell.</param>
/// <param name="ImportPaths">Folders of the tree for imports.</param>
/// <param name="Seed">Seed of the input.</param>
/// <param name="Parameters">Parameters of the workload.</param>
/// <param name="Lines">Lines of interest by path inside the cell.</param>
internal sealed record LookQuestion(
    string File,
    ImmutableArray<string> ImportPaths,
    ulong Seed,
    ImmutableSortedDictionary<string, JsonElement> Parameters,
    ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Lines);
