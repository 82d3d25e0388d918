using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Evaluation.Parity;
using Bench.Evaluation.Sources;

namespace Bench.Evaluation.Evaluations;

/// <summary>
/// Checks the parity of candidates. Base's own runs are needed only when the task lists no guarding tests, or when a guarding test fails: a
/// failing test is run again only when base is known to be flaky on it, and counts only when it passes on base here. Where nobody vetted the tests,
/// base is asked again before a failure counts: two passes may be luck.
/// </summary>
/// <param name="context">What all tasks share.</param>
/// <param name="bench">The task's bench.</param>
/// <param name="baseTree">Base's built tree.</param>
public sealed class ParityCheck(EvaluationContext context, TaskBench bench, string baseTree)
{
    private const int BaseRuns = 2;
    private const int MoreBaseRuns = 4;
    private const int MostCandidateRuns = 3;

    private readonly Lock _gate = new();
    private Task<BaseTests>? _baseTests;
    private Task<BaseTests>? _moreBaseTests;

    private ImmutableArray<string> Quarantined =>
        bench.Task.Spec.Tests.Quarantined.IsDefaultOrEmpty ? [] : [.. bench.Task.Spec.Tests.Quarantined.Select(test => test.Id)];

    /// <summary>Runs the suite on a candidate and judges it.</summary>
    /// <param name="name">Name of the arm.</param>
    /// <param name="tree">Its built tree.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ParityResult> OfAsync(string name, string tree, CancellationToken cancellationToken)
    {
        var listed = bench.Task.Spec.Tests.Guarding;
        return listed.IsDefaultOrEmpty ? await OfUnvettedAsync(name, tree, cancellationToken) : await OfAsync(name, tree, listed, cancellationToken);
    }

    private async Task<ParityResult> OfUnvettedAsync(string name, string tree, CancellationToken cancellationToken)
    {
        var baseTests = await BaseAsync(cancellationToken);
        switch (await bench.TestAsync(name, tree, 0, cancellationToken))
        {
            case TestRun.Broken(var reason):
                return new ParityResult(Summary: null, [reason], Runs: 1);
            case TestRun.Finished(var facts):
                var judgement = ParityRule.Judge(facts, [.. baseTests.Passing.Except(Quarantined)], Quarantined);
                if (!judgement.Holds)
                {
                    baseTests = baseTests.And(await MoreBaseAsync(cancellationToken));
                    judgement = ParityRule.Judge(facts, [.. baseTests.Passing.Except(Quarantined)], Quarantined);
                }

                return new ParityResult(judgement.Summary, judgement.Reasons, Runs: 1);
            default:
                throw new InvalidOperationException("unknown test run");
        }
    }

    private async Task<ParityResult> OfAsync(string name, string tree, IReadOnlyCollection<string> guarding, CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            switch (await bench.TestAsync(name, tree, run - 1, cancellationToken))
            {
                case TestRun.Broken(var reason):
                    return new ParityResult(Summary: null, [reason], run);
                case TestRun.Finished(var facts):
                    var judgement = ParityRule.Judge(facts, guarding, Quarantined);
                    if (judgement.Holds)
                    {
                        return new ParityResult(judgement.Summary, [], run);
                    }

                    var baseTests = await BaseAsync(cancellationToken);
                    var counted = guarding.Where(baseTests.Counts).ToImmutableArray();
                    if (counted.IsEmpty)
                    {
                        throw new SourceException($"{bench.Task.Id}: no guarding test passes on base here. See logs/{bench.Task.Id}/base/tests.log in the run's folder.");
                    }

                    var again = run < MostCandidateRuns && judgement.Summary.FailedTests.Any(baseTests.Flaky.Contains);
                    if (!again)
                    {
                        judgement = ParityRule.Judge(facts, counted, Quarantined);
                        return new ParityResult(judgement.Summary, judgement.Reasons, run);
                    }

                    break;
                default:
                    throw new InvalidOperationException("unknown test run");
            }
        }
    }

    /// <summary>What base's own runs show; kept in the cache by task, environment, machine and runners, never by time.</summary>
    /// <exception cref="SourceException">Base's tests cannot be run here.</exception>
    private Task<BaseTests> BaseAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _baseTests ??= ReadOrRunBaseAsync("", 0, BaseRuns, cancellationToken);
        }
    }

    private Task<BaseTests> MoreBaseAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _moreBaseTests ??= ReadOrRunBaseAsync("-more", BaseRuns, MoreBaseRuns, cancellationToken);
        }
    }

    private async Task<BaseTests> ReadOrRunBaseAsync(string part, int first, int runs, CancellationToken cancellationToken)
    {
        var key = ResultKey.Digest(string.Join('\n', bench.Task.Digest, bench.Cells.Environment.Identity, context.Level.Kind.ToString(), context.MachineClass));
        var path = Path.Combine(context.Folders.BaseTests, key + part + ".json");
        if (File.Exists(path))
        {
            return System.Text.Json.JsonSerializer.Deserialize<BaseTests>(await File.ReadAllTextAsync(path, cancellationToken), BenchJson.Options)!;
        }

        context.Observer.Step(bench.Task.Id, "testing base");
        var reports = new List<TestReport>();
        for (var run = first; run < first + runs; run++)
        {
            var result = await bench.TestAsync("base", baseTree, run, cancellationToken);
            reports.Add(result is TestRun.Finished { Facts.Reading: ReportReading.Read { Report: var report } }
                ? report
                : throw new SourceException($"{bench.Task.Id}: the tests of base left no report ({Problem(result)}). See logs/{bench.Task.Id}/base/tests.log in the run's folder."));
        }

        var summary = BaseTests.Of(reports);
        if (summary.Passing.IsEmpty)
        {
            return summary;  // Something is wrong here, and may be mended before the next run.
        }

        using var making = BenchFolders.Making(context.Folders.BaseTests);
        var whole = Path.Combine(making.FullPath, "tests.json");
        await File.WriteAllTextAsync(whole, BenchJson.Line(summary), cancellationToken);
        File.Move(whole, path, overwrite: true);
        return summary;
    }

    private static string Problem(TestRun run) => run switch
    {
        TestRun.Broken(var reason) => reason.Detail,
        TestRun.Finished { Facts: { Reading: ReportReading.Unreadable(var problem), ExitCode: var code } } => $"exit code {code}, {problem}",
        _ => "no reason",
    };
}
