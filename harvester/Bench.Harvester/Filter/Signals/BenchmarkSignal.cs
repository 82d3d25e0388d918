using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Benchmarks that were added or changed along with the code.</summary>
internal sealed class BenchmarkSignal : ISignal
{
    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.Diff.Of(PathKind.Benchmark).FirstOrDefault() is { } file)
        {
            evidence.Add(new Evidence("benchmark.file", file.Diff.File.Path, Weights.BenchmarkFile));
        }
    }
}
