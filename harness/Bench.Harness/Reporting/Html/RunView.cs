using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Scoring.Rules;
using Bench.Scoring.Runs;
using Bench.Scoring.Sittings;

namespace Bench.Harness.Reporting.Html;

/// <summary>A run as its section of a page shows it.</summary>
/// <param name="Id">Identity of its section within the page.</param>
/// <param name="Name">Its name.</param>
/// <param name="Run">Its files.</param>
/// <param name="Summary">Its scores and counts.</param>
/// <param name="Tasks">Its tasks, by id.</param>
/// <param name="Logs">Its logs.</param>
/// <param name="Differing">Results whose figures are not those that their samples give.</param>
internal sealed record RunView(
    string Id, string Name, StoredRun Run, RunSummary Summary, ImmutableArray<TaskView> Tasks, RunLogs Logs, int Differing)
{
    /// <summary>Views a run.</summary>
    /// <exception cref="RunFolderException">Its results and its samples contradict each other.</exception>
    public static RunView Of(ReportedRun reported, IScoreRule rule, string id)
    {
        var run = reported.Run;
        var analyses = Grading.Analyses(run);
        var differing = Grading.Again(run).Results.Zip(run.Results).Count(pair => BenchJson.Line(pair.First) != BenchJson.Line(pair.Second));
        ImmutableArray<TaskView> tasks =
        [
            .. run.Results.GroupBy(result => result.Task).OrderBy(task => task.Key.Value, StringComparer.Ordinal).Select((task, i) => new TaskView(
                $"{id}-t{i + 1}",
                task.Key,
                [.. task.Select((result, j) => View($"{id}-t{i + 1}-c{j + 1}", result, run, analyses))])),
        ];
        return new RunView(id, reported.Name, run, RunSummary.Of(run.Manifest, run.Results, rule), tasks, reported.Logs, differing);
    }

    private static CandidateView View(string id, TaskResult result, StoredRun run, ImmutableDictionary<string, SittingAnalysis> analyses) =>
        result.Sitting is { } sitting && run.Samples.TryGetValue(sitting, out var samples)
            ? new CandidateView(id, result, SittingSamples.Of(samples), analyses[sitting])
            : new CandidateView(id, result, null, null);
}
