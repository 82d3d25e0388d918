using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Runs;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Workplaces;
using Bench.Harness.Commands;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Evaluating;

/// <summary>One evaluation from the command line to the files of a run. Puts the parts together and holds no rule of its own.</summary>
/// <param name="request">What the user asked for.</param>
/// <param name="observer">Watches.</param>
/// <param name="error">Where messages go.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class EvaluationSession(EvaluationRequest request, IEvaluationObserver observer, TextWriter error, TimeProvider clock)
{
    /// <summary>Fact of the journal: the folder that the tasks were read from. It stays on this machine.</summary>
    public const string TasksFact = "tasks";

    private const string StartedFact = "startedAt";

    /// <summary>Runs the evaluation, or goes on with it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var catalog = Catalogs.Read(request.Tasks);
        RefuseOutInsideOf(catalog);
        var folders = BenchFolders.OfUser();
        var sources = new SourceStore(folders);
        var intake = await TakeInAsync(catalog, sources, cancellationToken);
        await SayRefusedAsync(intake);
        using var journal = Journal.Open(request.Out);
        var begun = new BegunWith(journal);
        begun.RefuseOtherRotations(request.Plan.Stopping.Cap);
        begun.RefuseOtherMachine(MachineClass.Of(MachineProbe.Read()));
        var sandbox = begun.Sandbox(request.Sandbox);
        journal.TakeIn(intake.Predictions);
        journal.Note(TasksFact, Path.GetFullPath(request.Tasks));
        await using var workplace = await Workplace.OpenAsync(sandbox, folders, clock, cancellationToken);
        begun.Note(workplace.Sandbox.Level.Kind);
        using var scratch = RunScratch.Open(BenchFolders.Scratch);
        await error.WriteLineAsync($"bench: {workplace.Why}");
        var (trust, trustSentence) = RunTrust.Of(journal, workplace.Fingerprint, workplace.Sandbox.Level.Kind, clock.GetUtcNow());
        await error.WriteLineAsync($"bench: {trustSentence}");
        var tasks = journal.QueuedTasks().Select(id => catalog.Tasks[id.Value]).ToList();
        var topology = MachineProbe.ReadTopology();
        var manifest = Manifest(journal, workplace, catalog, trust) with { Cores = await SayCoresAsync(topology, tasks) };
        var context = new EvaluationContext(
            Path.GetFullPath(request.Out),
            folders,
            scratch,
            workplace.Sandbox,
            workplace.Tools.HostPath,
            sources,
            new EnvironmentStore(folders, workplace.Sandbox, workplace.Images, workplace.Tools.HostPath),
            journal,
            request.Plan with { NoiseFloor = trust.NoiseFloor, MustBeSteady = trust.Grade == RunGrade.Scoring },
            ResultKey.Digest(manifest.MachineClass + workplace.Tools.Digest),
            observer,
            clock);
        var journalHolds = true;
        try
        {
            await EvaluateAsync(context, tasks, topology, cancellationToken);
        }
        catch (JournalFaultException)
        {
            journalHolds = false;
            throw;
        }
        finally
        {
            // Where the journal cannot be written the files cannot either, and the journal's own message says more.
            if (journalHolds)
            {
                await RunExport.WriteAsync(request.Out, journal, manifest, intake.Refused, CancellationToken.None);
            }
        }

        return await EndAsync(journal, intake);
    }

    private async Task<int> EndAsync(Journal journal, PredictionIntake intake)
    {
        var code = Code(journal, intake);
        if (code == ExitCode.Fault)
        {
            await error.WriteLineAsync("bench: some predictions ended in a fault of the machine or the task, which says nothing about them. Mend it and run the same command again: only they are evaluated again.");
        }

        return code;
    }

    private async Task SayRefusedAsync(PredictionIntake intake)
    {
        foreach (var line in intake.Refused)
        {
            await error.WriteLineAsync($"bench: {line.Detail} ({line.Code.Name()}); the other lines go on");
        }
    }

    private async Task<ImmutableArray<PlannedCores>> SayCoresAsync(CpuTopology topology, List<LoadedTask> tasks)
    {
        var kept = HarnessCores.Keep(CorePlan.For(topology, coresPerTask: 1));
        var cores = CoreBlock.Of(topology, tasks.Select(task => task.Limits.Cores), kept.Notes);
        foreach (var line in CoreBlock.Lines(cores, Workers(topology, tasks)))
        {
            await error.WriteLineAsync($"bench: {line}");
        }

        return cores;
    }

    /// <summary>A run inside a task's folder would be part of the task, and change it while it is evaluated.</summary>
    private void RefuseOutInsideOf(TaskCatalog catalog)
    {
        var target = Path.GetFullPath(request.Out) + "/";
        if (catalog.Tasks.Values.FirstOrDefault(task => target.StartsWith(task.Folder + "/", StringComparison.Ordinal)) is { } owner)
        {
            throw new WrongUseException($"--out: '{request.Out}' lies inside the folder of the task {owner.Id}. Choose a folder outside of it.");
        }
    }

    private async Task<PredictionIntake> TakeInAsync(TaskCatalog catalog, SourceStore sources, CancellationToken cancellationToken)
    {
        switch (request.Predictions)
        {
            case EvaluationRequest.Noop:
                return await PredictionIntake.BuiltInAsync(catalog, EvaluationRequest.Noop, _ => Task.FromResult(""));
            case EvaluationRequest.Expert:
                return await PredictionIntake.BuiltInAsync(catalog, EvaluationRequest.Expert, async task =>
                {
                    var repository = await sources.OpenAsync(task, cancellationToken);
                    var commits = await TaskCommits.ResolveAsync(task, repository, cancellationToken);
                    return Encoding.UTF8.GetString((await commits.ExpertTextAsync(task, repository, cancellationToken)).Span);
                });
            case var path when !File.Exists(path):
                throw new WrongUseException($"--predictions: there is no file '{path}'. Give a predictions file (JSON Lines), or 'expert' or 'noop'.");
            case var path:
                var intake = await PredictionIntake.ReadAsync(path, catalog, cancellationToken);
                return intake.Predictions.IsEmpty
                    ? throw new WrongUseException($"--predictions: '{path}' holds no prediction for these tasks.\n  " + string.Join("\n  ", intake.Refused.Take(20).Select(line => line.Detail)))
                    : intake;
        }
    }

    private async Task EvaluateAsync(EvaluationContext context, List<LoadedTask> tasks, CpuTopology topology, CancellationToken cancellationToken)
    {
        tasks.ForEach(task => context.Journal.Begin(task.Id, task.Digest));
        var unfinished = tasks.Sum(task => context.Journal.Unfinished(task.Id).Length);
        var all = tasks.Sum(task => context.Journal.Queued(task.Id).Length);
        observer.Started(all, all - unfinished);
        var evaluator = new Evaluator(context);
        var tasksDone = 0;
        var side = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Workers(topology, tasks) };
        await Parallel.ForEachAsync(tasks, side, async (task, token) =>
        {
            var plan = CorePlan.For(topology, task.Limits.Cores);
            using var lease = await CoreLease.AcquireAsync(plan.Slots, CoreLease.DefaultFolder(), clock, () => observer.Step(task.Id, "waiting for a core that no other measurement owns"), token);
            var shared = side.MaxDegreeOfParallelism == 1 ? [.. plan.Rest.Concat(lease.Slot.Measure).Order()] : lease.Slot.Measure;
            await evaluator.RunAsync(task, new PhaseCpus(lease.Slot.Measure, shared), token);
            var done = Interlocked.Increment(ref tasksDone);
            observer.TaskDone(task.Id, tasks.Count - done, done);
        });
    }

    private int Workers(CpuTopology topology, List<LoadedTask> tasks)
    {
        var slots = tasks.Select(task => CorePlan.For(topology, task.Limits.Cores).Slots.Length).DefaultIfEmpty(1).Min();
        return Math.Max(1, Math.Min(slots, request.Workers ?? slots));
    }

    private RunManifest Manifest(Journal journal, Workplace workplace, TaskCatalog catalog, MachineTrust trust)
    {
        if (journal.Fact(StartedFact) is null)
        {
            journal.Note(StartedFact, UtcMoment.Text(clock.GetUtcNow()));
        }

        return new RunManifest(
            RunManifest.SchemaName,
            typeof(EvaluationSession).Assembly.GetName().Version!.ToString(3),
            ResultKey.ProtocolVersion,
            ReasonCodes.PolicyVersion,
            journal.Fact(StartedFact)!,
            workplace.Sandbox.Level,
            workplace.Fingerprint,
            MachineClass.Of(workplace.Fingerprint),
            trust.Grade,
            trust.NoiseFloor,
            catalog.Tasks.ToImmutableSortedDictionary(task => task.Key, task => task.Value.Digest, StringComparer.Ordinal),
            PredictionsDigest(),
            ImmutableSortedDictionary<string, string>.Empty,
            ImmutableSortedDictionary<string, string>.Empty,
            trust.SelfCheck);
    }

    private string? PredictionsDigest()
    {
        if (!File.Exists(request.Predictions))
        {
            return null;
        }

        using var stream = File.OpenRead(request.Predictions);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static int Code(Journal journal, PredictionIntake intake)
    {
        var outcomes = journal.Results().Select(result => result.Outcome).ToList();
        return outcomes.Contains(OutcomeKind.Fault) ? ExitCode.Fault
            : outcomes.Contains(OutcomeKind.Failed) || !intake.Refused.IsEmpty ? ExitCode.SomeFailed
            : ExitCode.Done;
    }
}
