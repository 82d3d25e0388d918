using System.Collections.Immutable;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Sittings;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks.Micro;

/// <summary>From the samples of a sitting to its verdicts: done at every look, while the measuring core waits.</summary>
[MemoryDiagnoser]
[InProcess]
public class SittingAnalysisBenchmark
{
    private ImmutableArray<Sample> _samples = [];

    /// <summary>Candidates in the sitting.</summary>
    [Params(1, 8)]
    public int Candidates { get; set; }

    /// <summary>Rotations so far.</summary>
    [Params(10, 40)]
    public int Rotations { get; set; }

    /// <summary>Makes the samples.</summary>
    [GlobalSetup]
    public void Make()
    {
        var noise = new Random(1);
        ArmKind[] kinds = [ArmKind.Base, ArmKind.Control, ArmKind.Expert, .. Enumerable.Repeat(ArmKind.Candidate, Candidates)];
        _samples =
        [
            .. from rotation in Enumerable.Range(0, Rotations)
               from arm in kinds.Index()
               let call = (long)(5e8 * (arm.Item == ArmKind.Expert ? 0.5 : 1) * (0.95 + (0.1 * noise.NextDouble())))
               select new Sample(TaskId.Parse("bench__cost-1"), "sitting", $"arm-{arm.Index}", arm.Item, rotation, arm.Index, 1, 20_000_000, 1_000_000, call, call, 20_000, "", rotation),
        ];
    }

    /// <summary>One analysis.</summary>
    [Benchmark]
    public SittingAnalysis Analyse() => SittingAnalysis.Of(_samples, Math.Log(1.1));
}
