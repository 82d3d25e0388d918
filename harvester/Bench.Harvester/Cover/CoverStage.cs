using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Arms;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Parity;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;
using Bench.Harvester.Build;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Cover;

/// <summary>Finds the tests that execute what the expert changed, and keeps those that pass on both sides in every run.</summary>
/// <param name="parts">What the stages share.</param>
/// <param name="options">What the user said.</param>
public sealed class CoverStage(StageParts parts, CoverOptions options) : IStage
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Cover;

    /// <inheritdoc/>
    public async Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var draft = candidate.Draft ?? throw new InvalidOperationException("the stage Build leaves a draft");
        using var bench = await DraftBench.OpenAsync(parts, candidate, "cover", cancellationToken);
        switch (await bench.ExpertAsync(cancellationToken))
        {
            case ExpertPatch.Nothing:
                return CoverVerdict.Reject(CoverReasons.NoCoveringTest, "the change touches nothing but tests, build files and the like");
            case ExpertPatch.Refused(var reason):
                return CoverVerdict.Reject(CoverReasons.ExpertUnusable, reason.Detail);
            case ExpertPatch.Kept kept when !kept.Patch.Paths.Any(path => RecipeDetection.LanguageOf(path) is not null):
                return CoverVerdict.Reject(CoverReasons.NoCoveringTest, $"the change touches no source: {string.Join(", ", kept.Patch.Paths.Take(5))}");
            case ExpertPatch.Kept kept:
                return await JudgeAsync(bench, draft, kept.Patch, progress, cancellationToken);
            case var other:
                throw new InvalidOperationException($"unknown {other}");
        }
    }

    private async Task<StageResult> JudgeAsync(DraftBench bench, Draft draft, Patch patch, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var tool = ToolFor(draft);
        var made = await bench.PrepareAsync(tool.On(CoverExtras.On(draft)), CoverExtras.FilesFor(draft), progress, cancellationToken);
        progress.Report("building the expert's tree");
        if (await made.MakeArmAsync("expert", patch, cancellationToken) is not ArmTree.Built(var expert))
        {
            var failure = BuildLogRules.Judge(bench.Log("expert", "build"), "the expert's tree cannot be built");
            return CoverVerdict.Reject(CoverReasons.ExpertBuildFailed, failure.Detail, new Evidence("log", failure.Excerpt));
        }

        var interest = LinesOfInterest.Of(patch, path => Path.Combine(expert, path) is var file && File.Exists(file) ? File.ReadAllText(file) : null);
        if (interest.IsEmpty)
        {
            return CoverVerdict.Reject(CoverReasons.NoCoveringTest, "the change leaves no line that a test could execute");
        }

        var suite = new CoverSuite(SourceTree.OfFolder(bench.BaseTree), options, [.. interest.Select(line => line.Path).Distinct(StringComparer.Ordinal)]);
        var (run, tests, notes) = await CoverAsync(tool, suite, new CoverageTarget(made, expert, interest), progress, cancellationToken);
        var verdict = new CoverVerdict(interest, notes);
        switch (run)
        {
            case CoverageRun.TooSlow(var detail):
                return verdict.Rejected(CoverReasons.SuiteTooSlow, detail);
            case CoverageRun.Broken(var detail):
                return verdict.Rejected(CoverReasons.TestsDoNotRun, detail, BuildLogRules.Judge(bench.Log("expert", "cover") + bench.Log("expert", "cover-0"), detail).Excerpt);
            case CoverageRun.Finished(var lines, _) when lines.ByTest.IsEmpty:
                return verdict.Uncovered(lines);
            case CoverageRun.Finished(var lines, _):
                tests = suite.Afterwards(tests, lines, notes);
                var arms = await ArmsAsync(bench, draft with { Tests = tests }, tool, expert, patch, cancellationToken);
                return Explained(await RepeatAsync(arms, draft with { Tests = tests }, lines, verdict, progress, cancellationToken), bench);
            default:
                throw new InvalidOperationException($"unknown run {run}");
        }
    }

    /// <summary>Runs the suite under coverage; one that is too slow is narrowed and tried again.</summary>
    private static async Task<(CoverageRun Run, TestSuite Tests, List<Evidence> Notes)> CoverAsync(
        CoverageTool tool, CoverSuite suite, CoverageTarget target, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var notes = new List<Evidence>();
        var tests = suite.First(target.Tests, notes);
        while (true)
        {
            var run = await tool.Coverage.RunAsync(target.With(tests), progress, cancellationToken);
            if (run is not CoverageRun.TooSlow || suite.Narrower(tests, notes) is not { } fewer)
            {
                return (run, tests, notes);
            }

            tests = fewer;
        }
    }

    /// <summary>A rejection for guarding tests that fail, with what base's suite said: a make target is one test, whose name tells nothing.</summary>
    private static StageResult Explained(StageResult result, DraftBench bench) =>
        result.Verdict is { Accepted: false, Reason: CoverReasons.GuardingTestsFail } verdict && bench.Log("base", "tests") is { Length: > 0 } log
            ? result with { Verdict = verdict with { Evidence = verdict.Evidence.Add(new Evidence("log", BuildLogRules.Judge(log, "").Excerpt)) } }
            : result;

    /// <summary>Runs the suite several times on each side, without coverage, and keeps what is steady.</summary>
    private async Task<StageResult> RepeatAsync(
        Arms arms, Draft draft, CoveredLines lines, CoverVerdict verdict, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var (onBase, onExpert) = (ImmutableArray.CreateBuilder<TestReport>(), ImmutableArray.CreateBuilder<TestReport>());
        var began = parts.Clock.GetTimestamp();
        for (var run = 0; run < options.Runs || (run < options.MostRuns && parts.Clock.GetElapsedTime(began) < options.Extra); run++)
        {
            progress.Report($"testing base and expert, run {run + 1}, at least {options.Runs}");
            foreach (var (name, tree, reports) in new[] { ("base", arms.Base, onBase), ("expert", arms.Expert, onExpert) })
            {
                switch (await arms.Bench.TestAsync(name, tree, run, cancellationToken))
                {
                    case TestRun.Finished { Facts.Reading: ReportReading.Read { Report: var report } }:
                        reports.Add(report);
                        break;
                    case TestRun.Finished { Facts: var facts }:
                        return verdict.Rejected(CoverReasons.TestsDoNotRun, $"run {run + 1} on {name} ended with exit code {facts.ExitCode} and without a report that can be read");
                    case TestRun.Broken(var reason):
                        return verdict.Rejected(CoverReasons.SuiteTooSlow, $"run {run + 1} on {name}: {reason.Detail}");
                    default:
                        throw new InvalidOperationException("unknown test run");
                }
            }
        }

        return verdict.Of(draft, lines, new TestHistory(onBase.ToImmutable(), onExpert.ToImmutable()));
    }

    /// <summary>Base and expert without what the tool changed of the environment.</summary>
    private static async Task<Arms> ArmsAsync(DraftBench bench, Draft draft, CoverageTool tool, string expert, Patch patch, CancellationToken cancellationToken)
    {
        var made = await bench.PrepareAsync(CoverExtras.On(draft), CoverExtras.FilesFor(draft), Quiet.Instance, cancellationToken);
        var baseTree = await BuildAsync(made, "base", patch: null, cancellationToken);
        return new Arms(made, baseTree, tool.Build is null ? expert : await BuildAsync(made, "expert", patch, cancellationToken));
    }

    private static async Task<string> BuildAsync(TaskBench bench, string name, Patch? patch, CancellationToken cancellationToken) =>
        await bench.MakeArmAsync(name, patch, cancellationToken) switch
        {
            ArmTree.Built(var tree) => tree,
            ArmTree.Rejected(var reason) => throw new SourceException($"{bench.Task.Id}: {name} was built before and cannot be built now: {reason.Detail}"),
            var other => throw new InvalidOperationException($"unknown arm {other}"),
        };

    private CoverageTool ToolFor(Draft draft) => draft.Tests.Framework switch
    {
        TestFramework.Pytest or TestFramework.Unittest => new CoverageTool(new PythonCoverage()),
        TestFramework.Dotnet => new CoverageTool(new DotnetCoverage(options.MostCoverageRuns)),
        _ => new CoverageTool(new NativeCoverage()) { Build = NativeCoverage.WithCounters },
    };

    private sealed record Arms(TaskBench Bench, string Base, string Expert);

    private sealed class Quiet : IProgress<string>
    {
        public static Quiet Instance { get; } = new();

        public void Report(string value)
        {
            // The same environment was made a moment ago.
        }
    }
}
