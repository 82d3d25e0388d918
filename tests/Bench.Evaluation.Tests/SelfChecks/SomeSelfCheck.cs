using System.Collections.Immutable;
using System.Security.Cryptography;
using Bench.Contracts.Machines;
using Bench.Contracts.Runs;
using Bench.Contracts.SelfChecks;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.SelfChecks;
using Bench.Sandbox.Machines;
using Bench.Scoring.SelfChecks;

namespace Bench.Evaluation.Tests.SelfChecks;

/// <summary>Self-checks of a machine without any noise.</summary>
internal static class SomeSelfCheck
{
    public static readonly DateTimeOffset Began = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Fingerprint Machine { get; } = new(
        "CPU", "6/85/7", 8, 8, [[0], [1], [2], [3], [4], [5], [6], [7]], 1, "performance", false, 8192, 0, "6.1.0-18", "Debian 12", 2, null, null, "tsc", "madvise", "2");

    /// <summary>Samples of sittings in which every block takes the same time.</summary>
    public static ImmutableArray<Sample> Samples(int sittings) =>
    [
        .. from sitting in Enumerable.Range(0, sittings)
           from rotation in Enumerable.Range(0, SelfCheckStore.Rotations)
           from arm in SelfCheckDesign.Arms.Select((arm, place) => (arm.Arm, arm.Kind, arm.Blocks, Place: place))
           select new Sample(TaskId.Parse("selfcheck__loop-1"), $"s{sitting}", arm.Arm, arm.Kind, rotation, arm.Place, 7, 10, 20, arm.Blocks * 400_000L, 30, 40, "", (rotation * 100) + arm.Place),
    ];

    public static SelfCheckRecord Of(ImmutableArray<Sample> samples, SandboxKind sandbox = SandboxKind.Bubblewrap)
    {
        var findings = SelfCheckAnalysis.Of(samples);
        var shortfalls = SelfCheckBars.Shortfalls(findings, Machine.PhysicalCores, neighbour: false);
        var seeds = samples.Select(sample => sample.Sitting).Distinct().ToImmutableSortedDictionary(id => id, _ => new string('f', 64), StringComparer.Ordinal);
        return new SelfCheckRecord(
            SelfCheckRecord.SchemaName,
            "0.1.0",
            ResultKey.ProtocolVersion,
            "2026-01-31T12:00:00Z",
            60,
            new SandboxLevel(sandbox, []),
            Machine,
            MachineClass.Of(Machine),
            Neighbour: false,
            SideBySide: 7,
            Rotations: SelfCheckStore.Rotations,
            seeds.Count,
            [],
            seeds,
            Convert.ToHexStringLower(SHA256.HashData(SelfCheckFiles.Lines(samples))),
            findings,
            SelfCheckBars.Grade(shortfalls),
            shortfalls);
    }
}
