using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Faults;
using Bench.Sandbox.Folders;

namespace Bench.Evaluation.Evaluations;

/// <summary>Evaluates all predictions of a run, task by task. Faults are tried again; what is finished in the journal is not done twice.</summary>
/// <param name="context">What all tasks share.</param>
public sealed class Evaluator(EvaluationContext context)
{
    private const int MostTries = 3;

    /// <summary>Evaluates every prediction of one task that has no standing result yet.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cpus">Processors that this evaluation owns.</param>
    /// <param name="cancellationToken">Stops it; the same call goes on later.</param>
    public async Task RunAsync(LoadedTask task, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(task, cpus, cancellationToken);
                return;
            }
            catch (Exception fault) when (fault is SandboxFaultException or SourceException or EnvironmentException or IOException && !cancellationToken.IsCancellationRequested)
            {
                var message = DiskSpace.Explain(fault, context.Scratch.Folder, context.RunFolder, context.Folders.Cache) ?? fault.Message;
                if (attempt == MostTries || fault is EnvironmentException)
                {
                    Fault(task, message);
                    return;
                }

                context.Observer.Retrying(task.Id, message, attempt);
            }
        }
    }

    private async Task TryAsync(LoadedTask task, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        var folder = context.Scratch.PathOf(task.Id.Value);
        TreeRemoval.Remove(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var copy = Path.Combine(folder, "task");
            TreeCopy.Copy(task.Folder, copy);
            var repository = await context.Sources.OpenAsync(task, cancellationToken);
            var commits = await TaskCommits.ResolveAsync(task, repository, cancellationToken);
            Task ExportAsync(string target) => TreeExport.WriteAsync(repository, commits.Base, target, cancellationToken);
            var baseTree = Path.Combine(folder, "base");
            await ExportAsync(baseTree);
            var steps = new StepRelay(step => context.Observer.Step(task.Id, step));
            var environment = await context.Environments.MakeAsync(task, copy, cpus, ExportAsync, steps, cancellationToken);
            if (environment.Image is not null)
            {
                context.Journal.NoteImage(task.Id, environment.Identity);
            }

            var candidates = Candidates(task, environment.Identity);
            if (candidates.IsEmpty)
            {
                return;
            }

            var sealedTask = task with { Folder = copy };
            var bench = new TaskBench(
                context.Sandbox,
                sealedTask,
                new PhaseCells(sealedTask, environment, context.ToolsFolder, cpus),
                baseTree,
                folder,
                new PhaseLogs(Path.Combine(context.RunFolder, "logs", task.Id.Value)));
            var expert = await commits.ExpertAsync(task, repository, cancellationToken);
            await new TaskEvaluation(context, bench, expert, PatchPolicy.Of(task.Spec)).RunAsync(candidates, cancellationToken);
        }
        finally
        {
            TreeRemoval.Remove(folder);
        }
    }

    /// <summary>Predictions without a standing result. An arm's name is ours: submitted names never become paths.</summary>
    private ImmutableArray<CandidateState> Candidates(LoadedTask task, string environmentIdentity)
    {
        var finished = context.Journal.FinishedKeys();
        return
        [
            .. context.Journal.Queued(task.Id)
                .Select(prediction => (Prediction: prediction, Key: ResultKey.Of(task.Digest, prediction.Patch, environmentIdentity, context.Level.Kind.ToString(), context.MachineClass)))
                .Where(candidate => !finished.Contains((candidate.Prediction.Model, candidate.Prediction.Attempt, candidate.Key)))
                .Select(candidate => new CandidateState(candidate.Prediction, candidate.Key, ArmName(candidate.Prediction))),
        ];
    }

    private static string ArmName(QueuedPrediction prediction) => $"candidate-{prediction.Place}";

    private void Fault(LoadedTask task, string message)
    {
        var reason = new Reason(ReasonCode.InfraError, Phase.Prepare, message);
        var results = context.Journal.Unfinished(task.Id)
            .Select(prediction => new CandidateState(prediction, "", ArmName(prediction)))
            .Select(candidate => ResultOf.Ended(candidate, new Outcome.Faulted([reason]), context.Level))
            .ToList();
        context.Journal.Finish(sitting: null, results);
        results.ForEach(context.Observer.Finished);
    }

    private sealed class StepRelay(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
