using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Replays;
using Bench.Evaluation.SelfChecks;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Workplaces;
using Bench.Harvester.Admit;
using Bench.Harvester.Build;
using Bench.Harvester.Cover;
using Bench.Harvester.Measure;
using Bench.Harvester.Mine;
using Bench.Sandbox.Machines;

namespace Bench.Harvester.Funnel;

/// <summary>Puts the stages behind Filter together from the sandbox, the cores and the repository of a harvest.</summary>
internal static class FunnelStages
{
    /// <summary>Word of the last stage that this program has.</summary>
    public static string Last => StageWords.Of(Stage.Admit);

    /// <summary>Makes the stages ready.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="clone">The repository.</param>
    /// <param name="lines">Told what they work with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Bench.Sandbox.SandboxFaultException">The sandbox that was asked for does not work here.</exception>
    public static async Task<OpenedStages> OpenAsync(HarvestRequest request, Clone clone, IProgress<string> lines, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var folders = BenchFolders.OfUser();
        var repository = await IdentityAsync(clone, request.Stages.Name, cancellationToken);
        var workplace = await Workplace.OpenAsync(request.Stages.Sandbox, folders, clock, cancellationToken);
        var scratch = RunScratch.Open(BenchFolders.Scratch);
        var images = workplace.Engine is { } engine ? new ImageBudget(engine, Path.Combine(folders.Cache, "images.json"), (long)request.Stages.ImageGibibytes << 30, clock) : null;
        lines.Report(workplace.Why);
        var replays = new ReplayPlace(
            workplace.Sandbox,
            new EnvironmentStore(folders, workplace.Sandbox, workplace.Images, workplace.Tools.HostPath),
            new SourceStore(folders),
            workplace.Tools.HostPath,
            scratch,
            MachineClass.Of(workplace.Fingerprint),
            clock);
        var topology = MachineProbe.ReadTopology();
        HarnessCores.Keep(CorePlan.For(topology, coresPerTask: 1));
        var cores = new MeasuringCores(topology, CoreLease.DefaultFolder(), clock);
        var logs = Path.Combine(request.Out, HarvestFiles.Logs);
        var parts = new StageParts(
            folders, scratch, workplace.Sandbox, replays.ToolsFolder, replays.Sources, replays.Environments, cores.ForBuilds(coresPerTask: 1), logs,
            repository, clock, images);
        var git = new GitRepository(clone.GitDirectory);
        var measuring = Measuring(request, Plan(workplace, lines, clock));
        return new OpenedStages(
            [
                new BuildStage(parts, new BuildOptions(request.Stages.EnvironmentFile, request.Stages.EnvironmentCommand)),
                new CoverStage(parts, new CoverOptions()),
                new MeasureStage(new MeasurePlace(replays, cores, repository, git, logs), measuring),
                new AdmitStage(new AdmitPlace(repository, git), new AdmitOptions(Path.Combine(request.Out, HarvestFiles.Tasks)) { KnownTasks = request.Stages.Known, Bar = request.Stages.Bar }),
            ],
            workplace,
            scratch,
            images);
    }

    /// <summary>How the repository is called in tasks: as the user says, else as the address that it was cloned from, else by its folder.</summary>
    private static async Task<RepositoryIdentity> IdentityAsync(Clone clone, string? name, CancellationToken cancellationToken)
    {
        var path = SourceStore.IsAddress(clone.Source) ? clone.GitDirectory : clone.Source;
        var asked = await RepositoryIdentity.ReadAsync(clone.GitDirectory, cancellationToken);
        var identity = asked.Owner == RepositoryIdentity.Nobody ? RepositoryIdentity.Of(path, clone.GitDirectory, "") : asked with { Path = path, Url = clone.Source };
        return name?.Split('/') is [var owner, var own] ? identity with { Owner = owner, Name = own } : identity;
    }

    private static SittingPlan Plan(Workplace workplace, IProgress<string> lines, TimeProvider clock)
    {
        var kind = workplace.Sandbox.Level.Kind;
        var state = new SelfCheckStore(BenchFolders.State).Find(workplace.Fingerprint, kind, clock.GetUtcNow());
        lines.Report(MachineTrust.Sentence(state, kind));
        var trust = MachineTrust.Of(state);
        return SittingPlan.Default with { NoiseFloor = trust.NoiseFloor, MustBeSteady = trust.Grade == RunGrade.Scoring };
    }

    private static MeasureOptions Measuring(HarvestRequest request, SittingPlan plan) => new()
    {
        Bar = new ReplayBar(request.Stages.Bar, request.Stages.Replays),
        Plan = plan,
        WorkloadFile = request.Stages.WorkloadFile,
        WorkloadCommand = request.Stages.WorkloadCommand,
        Seed = (ulong)request.Seed + 1,
    };
}
