using System.Collections.Immutable;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sittings;

namespace Bench.Harvester.Measure;

/// <summary>What the stage is asked for. All of it but the seed decides verdicts and belongs into the digest of options.</summary>
public sealed record MeasureOptions
{
    /// <summary>What the expert must show.</summary>
    public ReplayBar Bar { get; init; } = new();

    /// <summary>How each sitting is run; the noise floor is the machine's.</summary>
    public SittingPlan Plan { get; init; } = SittingPlan.Default;

    /// <summary>A workload's file, or a folder with one per pull request as <c>NUMBER/workload.py</c> or <c>NUMBER/Workload.cs</c>; null for none.</summary>
    public string? WorkloadFile { get; init; }

    /// <summary>A program and its arguments that write workloads; empty for none.</summary>
    public ImmutableArray<string> WorkloadCommand { get; init; } = [];

    /// <summary>Time that the command has for one workload.</summary>
    public TimeSpan CommandTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether guarding tests, repeated, may serve where nothing else does.</summary>
    public bool GuardingTests { get; init; } = true;

    /// <summary>Benchmarks of the repository that are tried for one pull request.</summary>
    public int MostBenchmarks { get; init; } = 6;

    /// <summary>Least time of a sample of base.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Time that a sample of base is scaled up to, by calls, where it is too short.</summary>
    public TimeSpan Comfortable { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Most time of a sample of base.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Start and setup may take this many times as long as the call.</summary>
    public double MostSetup { get; init; } = 20;

    /// <summary>Calls of a sample are never more than this.</summary>
    public int MostCalls { get; init; } = 512;

    /// <summary>Seed of the inputs of validation; sittings draw secrets of their own.</summary>
    public ulong Seed { get; init; } = 1;
}
