using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Scoring.Boards;
using Bench.Scoring.Rules;
using Bench.Scoring.Statistics;
using BenchmarkDotNet.Attributes;

namespace Bench.Benchmarks.Micro;

/// <summary>What a board of 200 submissions on 500 tasks costs: scores under one rule at each request (bar 5 ms), the rest at an import.</summary>
[MemoryDiagnoser]
[InProcess]
public class BoardBenchmark
{
    private const int Submissions = 200;
    private const int TasksOfEach = 500;

    private ImmutableArray<ScoreInput> _submissions = [];
    private IScoreRule _rule = ScoreRules.Default;

    /// <summary>Id of the rule.</summary>
    [Params("attainment", "sr-hm", "opt@1")]
    public string Rule { get; set; } = "";

    /// <summary>Draws the results.</summary>
    [GlobalSetup]
    public void Make()
    {
        var generator = new SplitMix64(1);
        _rule = ScoreRules.Find(Rule)!;
        _submissions = [.. Enumerable.Range(0, Submissions).Select(_ => new ScoreInput(Enumerable.Range(1, TasksOfEach).Select(task => Result(task, generator))))];
    }

    /// <summary>Scores without intervals.</summary>
    [Benchmark]
    public double Points() => _submissions.Sum(submission => _rule.Point(submission) ?? 0);

    /// <summary>One score with its interval.</summary>
    [Benchmark]
    public Score Interval() => _rule.Score(_submissions[0]);

    /// <summary>Ranks with their intervals and ties, on 1000 joint resamples.</summary>
    [Benchmark]
    public ImmutableArray<RowRank?> Ranks() => BoardRanks.Of(ScoreMatrix.Of(_rule, _submissions));

    /// <summary>Two submissions side by side.</summary>
    [Benchmark]
    public PairedComparison Pair() => PairedComparison.Of(_rule, _submissions[0], _submissions[1]);

    private static TaskResult Result(int task, SplitMix64 generator)
    {
        var blank = new TaskResult(TaskId.Parse($"bench__cost-{task}"), "model", 0, "key", OutcomeKind.Failed, [], [], SandboxKind.Docker, [], Attainment: 0, ExpertSpeedup: Around(4));
        var speedup = Math.Exp(generator.NextNormal());
        return generator.NextIndex(5) == 0 ? blank : blank with
        {
            Outcome = speedup > 1.02 ? OutcomeKind.Faster : OutcomeKind.Inconclusive,
            Speedup = Around(speedup),
            Ratio = Around(speedup / 4),
            Attainment = Math.Clamp(Math.Log(speedup) / Math.Log(4), 0, 1),
        };
    }

    private static Estimate Around(double point) => new(point, point / 1.05, point * 1.05);
}
