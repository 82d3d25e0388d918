using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Runs;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Tasks;
using Bench.Harness.Reporting;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Machines;
using Bench.Scoring.Runs;

namespace Bench.Harness.Evaluating;

/// <summary>Repeats one measurement of a stored run with what the run recorded, and compares the two.</summary>
/// <param name="request">Which one.</param>
/// <param name="error">Where messages and progress go.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class ReplaySession(ReplayRequest request, TextWriter error, TimeProvider clock)
{
    /// <summary>Measures again.</summary>
    /// <exception cref="WrongUseException">The run holds no such measurement, its task cannot be found or is another one now, or nothing would isolate its patch.</exception>
    public async Task<ReplayReport> RunAsync(CancellationToken cancellationToken)
    {
        var stored = await StoredRun.ReadAsync(request.Run, cancellationToken);
        if (stored.Manifest.Reported is { } report)
        {
            throw new WrongUseException($"'{request.Run}' cannot be measured again: {ReportedWords.Sentence(report)}, and holds neither patches nor tasks.");
        }

        var recorded = Choose(stored);
        var sandbox = request.Sandbox ?? Isolating(stored.Manifest.Sandbox.Kind);
        var task = FindTask(stored.Manifest);
        var prediction = await PredictionAsync(recorded, cancellationToken);
        var folder = NewFolder(task);
        var line = Path.Combine(folder, "prediction.jsonl");
        await AtomicFile.WriteAsync(line, BenchJson.Line(prediction) + "\n", cancellationToken);
        var evaluation = new EvaluationRequest(task.Folder, line, folder, sandbox, Workers: 1, request.Plan);
        await new EvaluationSession(evaluation, Observers.ForTerminal(error, clock), error, clock).RunAsync(cancellationToken);
        var again = await StoredRun.ReadAsync(folder, cancellationToken);
        var now = again.Results.Single();
        var comparison = ReplayComparison.Of(
            new ReplaySide(stored.Manifest, recorded), RecordedSamples.Give(stored, recorded), new ReplaySide(again.Manifest, now));
        return new ReplayReport(recorded.Task, recorded.Model, recorded.Attempt, comparison.Agrees, comparison.Rows, comparison.Differences, folder, recorded, now);
    }

    private TaskResult Choose(StoredRun stored)
    {
        var ofTask = stored.Results.Where(result => result.Task.Value == request.Task).ToList();
        if (ofTask.Count == 0)
        {
            var known = stored.Results.Select(result => result.Task.Value).Distinct(StringComparer.Ordinal).ToList();
            throw new WrongUseException($"'{request.Run}' holds no result of the task '{request.Task}'; it holds {List(known)}.");
        }

        var models = ofTask.Select(result => result.Model).Distinct(StringComparer.Ordinal).ToList();
        if (request.Model is null && models.Count > 1)
        {
            throw new WrongUseException($"'{request.Run}' holds results of {models.Count} models for {request.Task}: say --model with one of {List(models)}.");
        }

        var ofModel = ofTask.Where(result => result.Model == (request.Model ?? models[0])).OrderBy(result => result.Attempt).ToList();
        var chosen = ofModel.Find(result => request.Attempt is null || result.Attempt == request.Attempt);
        return chosen switch
        {
            null when ofModel.Count == 0 => throw new WrongUseException($"--model: '{request.Run}' holds no result of '{request.Model}' for {request.Task}; it holds {List(models)}."),
            null => throw new WrongUseException(
                $"--attempt: '{request.Run}' holds no attempt {request.Attempt}; it holds {string.Join(", ", ofModel.Select(result => result.Attempt))}."),
            { Outcome: OutcomeKind.Fault } => throw new WrongUseException(
                $"The recorded result is a fault ({OutcomeWords.Codes(chosen)}): there is nothing to agree with. The command that made the run tries it again."),
            var result => result,
        };
    }

    /// <summary>A run may come from anybody, and its patch is somebody's code: that it runs unisolated is the user's word, never the run's.</summary>
    private SandboxKind Isolating(SandboxKind recorded) => recorded != SandboxKind.Process
        ? recorded
        : throw new WrongUseException(
            $"'{request.Run}' was made with the sandbox 'process', which isolates nothing: its patch would run as you. Add --sandbox process when you trust the run, or --sandbox docker or bubblewrap.");

    /// <summary>The task where the user says, where the run read it, or among the bundled ones; of the recorded digest where there is one.</summary>
    private LoadedTask FindTask(RunManifest manifest)
    {
        var places = request.Tasks is { } said ? [said] : Places(manifest).ToList();
        var found = places.Where(Directory.Exists).Select(TaskCatalog.Read).Select(catalog => catalog.Tasks.GetValueOrDefault(request.Task)).OfType<LoadedTask>().ToList();
        var digest = manifest.Tasks.GetValueOrDefault(request.Task);
        return found.Find(task => task.Digest == digest) ?? found.FirstOrDefault() switch
        {
            null => throw new WrongUseException($"The task {request.Task} is not in {List(places)}. Say with --tasks where it lies."),
            var changed when request.Anyway => changed,
            var changed => throw new WrongUseException(
                $"The task in {changed.Folder} is not what was measured: its digest is {changed.Digest}, recorded is {digest ?? "none"}. Give the recorded state with --tasks, or say --anyway."),
        };
    }

    /// <summary>Where the run read its tasks counts on the class of machine that made it, and not inside of the run: such a folder came along with it.</summary>
    private IEnumerable<string> Places(RunManifest manifest)
    {
        if (manifest.MachineClass == MachineClass.Of(MachineProbe.Read())
            && JournalFact.Read(request.Run, EvaluationSession.TasksFact) is { } noted
            && !$"{Path.GetFullPath(noted)}/".StartsWith(Path.GetFullPath(request.Run).TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            yield return noted;
        }

        yield return Path.Combine(InstallLayout.Find().Root, "tasks", "samples");
    }

    private async Task<Prediction> PredictionAsync(TaskResult recorded, CancellationToken cancellationToken)
    {
        var path = Path.Combine(request.Run, RunExport.TakenName);
        if (File.Exists(path))
        {
            await foreach (var line in PredictionReader.ReadAsync(path, cancellationToken))
            {
                if (line is LineReading<Prediction>.Good(_, var prediction)
                    && prediction.InstanceId == recorded.Task.Value && prediction.ModelNameOrPath == recorded.Model && prediction.Attempt == recorded.Attempt)
                {
                    return prediction;
                }
            }
        }

        throw new WrongUseException($"'{path}' does not hold the patch of this result. The command that made the run writes the file again; it does nothing else twice.");
    }

    private string NewFolder(LoadedTask task)
    {
        var folder = request.Out ?? Path.Combine(request.Run, "replays", $"{task.Id}-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        return File.Exists(Path.Combine(folder, RunReader.ManifestName)) || Journal.IsIn(folder)
            ? throw new WrongUseException($"--out: '{folder}' holds a run already. Choose another folder.")
            : folder;
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(PlainText.Of));
}
