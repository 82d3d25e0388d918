using Bench.Contracts.Documents;
using Bench.Contracts.Predictions;
using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;

namespace Bench.Evaluation.Runs;

/// <summary>Writes the files of a run from its journal. Each file is whole or not there; writing again gives the same bytes.</summary>
public static class RunExport
{
    /// <summary>Name of the file of predictions that were not taken.</summary>
    public const string RefusedName = "refused.jsonl";

    /// <summary>Name of the file of predictions as they were taken, patches and all: what a replay needs.</summary>
    public const string TakenName = RunReader.TakenName;

    /// <summary>Writes <c>run.json</c>, <c>results.jsonl</c>, <c>samples.jsonl</c>, <c>taken.jsonl</c> and, where lines were refused, <c>refused.jsonl</c>.</summary>
    public static async Task WriteAsync(
        string runFolder, Journal journal, RunManifest manifest, IReadOnlyCollection<RefusedLine> refused, CancellationToken cancellationToken)
    {
        await AtomicFile.WriteLinesAsync(Path.Combine(runFolder, RunReader.ResultsName), journal.Results().Select(BenchJson.Line), cancellationToken);
        await AtomicFile.WriteLinesAsync(Path.Combine(runFolder, RunReader.SamplesName), journal.SampleLines(), cancellationToken);
        await AtomicFile.WriteLinesAsync(Path.Combine(runFolder, TakenName), journal.QueuedTasks().SelectMany(task => journal.Queued(task)).Select(AsSubmitted), cancellationToken);
        if (refused.Count > 0)
        {
            await AtomicFile.WriteLinesAsync(Path.Combine(runFolder, RefusedName), refused.Select(BenchJson.Line), cancellationToken);
        }

        var text = BenchJson.Document(manifest with { Seeds = journal.Seeds(), Images = journal.Images(), Sittings = journal.Conditions() });
        await AtomicFile.WriteAsync(Path.Combine(runFolder, RunReader.ManifestName), text, cancellationToken);
    }

    private static string AsSubmitted(QueuedPrediction prediction) =>
        BenchJson.Line(new Prediction(prediction.Task.Value, prediction.Patch, prediction.Model, prediction.Attempt));
}
