namespace Bench.Harvester.Measure;

/// <summary>Where a workload comes from, in the order in which they are tried.</summary>
public enum WorkloadOrigin
{
    /// <summary>A benchmark of the repository itself.</summary>
    Benchmark,

    /// <summary>A file that was handed in.</summary>
    File,

    /// <summary>What a command wrote.</summary>
    Command,

    /// <summary>Guarding tests, repeated; the oracle is as weak as their statuses.</summary>
    GuardingTests,
}
