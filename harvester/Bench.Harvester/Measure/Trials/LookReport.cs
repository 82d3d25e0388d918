using System.Collections.Immutable;

namespace Bench.Harvester.Measure.Trials;

/// <summary>What the script that looks at a workload prints.</summary>
/// <param name="First">Seconds of the first call in its process, by its own clock.</param>
/// <param name="Second">Seconds of the second one, on an equal input.</param>
/// <param name="Lines">Lines of interest that a call executes, by path.</param>
internal sealed record LookReport(double First, double Second, ImmutableSortedDictionary<string, ImmutableArray<int>> Lines);
