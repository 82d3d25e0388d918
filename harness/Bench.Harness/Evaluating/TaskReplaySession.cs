using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Replays;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Shell;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Workplaces;
using Bench.Harness.Commands;
using Bench.Sandbox.Machines;

namespace Bench.Harness.Evaluating;

/// <summary>Measures base against expert of tasks on this machine, and adds what it saw to their <c>task.json</c>.</summary>
/// <param name="request">What the user asked for.</param>
/// <param name="lines">Where progress goes.</param>
/// <param name="clock">Clock of the machine.</param>
internal sealed class TaskReplaySession(TaskReplayRequest request, IProgress<string> lines, TimeProvider clock)
{
    /// <summary>Measures all tasks, one after another.</summary>
    /// <returns>The exit code: 1 when an expert's speedup did not replay.</returns>
    /// <exception cref="WrongUseException">A task is broken.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var catalog = Catalogs.Read(request.Tasks);
        var folders = BenchFolders.OfUser();
        await using var workplace = await Workplace.OpenAsync(request.Sandbox, folders, clock, cancellationToken);
        using var scratch = RunScratch.Open(BenchFolders.Scratch);
        lines.Report(workplace.Why);
        var state = new SelfCheckStore(BenchFolders.State).Find(workplace.Fingerprint, workplace.Sandbox.Level.Kind, clock.GetUtcNow());
        lines.Report(MachineTrust.Sentence(state, workplace.Sandbox.Level.Kind));
        var topology = MachineProbe.ReadTopology();
        HarnessCores.Keep(CorePlan.For(topology, coresPerTask: 1));
        var place = new ReplayPlace(
            workplace.Sandbox,
            new EnvironmentStore(folders, workplace.Sandbox, workplace.Images, workplace.Tools.HostPath),
            new SourceStore(folders),
            workplace.Tools.HostPath,
            scratch,
            MachineClass.Of(workplace.Fingerprint),
            clock);
        var trust = MachineTrust.Of(state);
        var plan = request.Plan with { NoiseFloor = trust.NoiseFloor, MustBeSteady = trust.Grade == RunGrade.Scoring };
        var cores = new MeasuringCores(topology, CoreLease.DefaultFolder(), clock);
        var code = ExitCode.Done;
        foreach (var task in catalog.Tasks.Values)
        {
            var verdict = await ReplayAsync(task, place, cores, plan, cancellationToken);
            if (verdict.Outcome != ReplayOutcome.Holds)
            {
                code = ExitCode.SomeFailed;
            }

            lines.Report($"{task.Id}: {verdict.Detail}");
            await AddAsync(task, verdict.Records(place.MachineClass, clock.GetUtcNow()), cancellationToken);
        }

        return code;
    }

    private async Task<ReplayVerdict> ReplayAsync(LoadedTask task, ReplayPlace place, MeasuringCores cores, SittingPlan plan, CancellationToken cancellationToken)
    {
        var own = new Prefixed(lines, task.Id);
        var logs = place.Scratch.PathOf("logs", task.Id.Value);
        var making = await new ReplayBench(place).MakeAsync(task, cores.ForBuilds(task.Limits.Cores), logs, own, cancellationToken);
        if (making is ReplayMaking.Rejected(var arm, var reason, var log))
        {
            throw new SourceException($"{task.Id}: {arm} cannot be built: {reason.Detail}.\n{log}".TrimEnd());
        }

        using var arms = ((ReplayMaking.Made)making).Arms;
        var (lease, cpus) = await cores.AcquireAsync(task.Limits.Cores, () => own.Report("waiting for a core that no other measurement owns"), cancellationToken);
        using (lease)
        {
            return await new ReplaySeries(request.Bar, plan.MustBeSteady, token => arms.SitAsync(plan, cpus, UnwatchedSitting.Instance, token)).RunAsync(own, cancellationToken);
        }
    }

    /// <summary>Sittings that spoke against the task are recorded like the others: a reader sees where it does not replay.</summary>
    private static async Task AddAsync(LoadedTask task, IEnumerable<ReplayRecord> records, CancellationToken cancellationToken)
    {
        var path = Path.Combine(task.Folder, TaskSpecReader.FileName);
        var known = task.Spec.Replays.IsDefault ? [] : task.Spec.Replays;
        await AtomicFile.WriteAsync(path, BenchJson.Document(task.Spec with { Replays = [.. known, .. records] }), cancellationToken);
    }

    private sealed class Prefixed(IProgress<string> lines, TaskId task) : IProgress<string>
    {
        public void Report(string value) => lines.Report($"{task}: {value}");
    }
}
