using System.Collections.Immutable;

namespace Bench.Harvester.Measure.Sources;

/// <summary>The sources of workloads, in the order in which they are asked.</summary>
internal static class WorkloadSources
{
    /// <summary>Those that the options allow.</summary>
    public static ImmutableArray<IWorkloadSource> Of(MeasureOptions options) =>
    [
        .. options.MostBenchmarks > 0 ? new IWorkloadSource[] { new PythonBenchmarkWorkloads(options.MostBenchmarks), new DotnetBenchmarkWorkloads(options.MostBenchmarks) } : [],
        .. options.WorkloadFile is { } file ? [new FileWorkloads(file)] : Array.Empty<IWorkloadSource>(),
        .. options.WorkloadCommand.IsDefaultOrEmpty ? Array.Empty<IWorkloadSource>() : [new CommandWorkloads(options.WorkloadCommand, options.CommandTime)],
        .. options.GuardingTests ? [new GuardingTestWorkloads()] : Array.Empty<IWorkloadSource>(),
    ];
}
