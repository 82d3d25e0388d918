using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Replays;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;
using Bench.Harvester.Measure;
using Bench.Sandbox.Agents;
using Bench.Sandbox.Bubblewrap;
using Bench.Sandbox.Folders;
using Bench.Sandbox.HostCells;
using Bench.Sandbox.Machines;
using Bench.Scoring.Decisions;

namespace Bench.Harvester.Tests.Measure;

/// <summary>Judges candidates in real sittings in bubblewrap, with as few rotations as a 99 % interval needs.</summary>
[CancelAfter(300_000)]
public abstract class MeasureFixture
{
    private BubblewrapSandbox _sandbox = null!;
    private RunScratch _scratch = null!;
    private ReplayPlace _place = null!;

    /// <summary>A folder of the fixture's own.</summary>
    protected string Folder { get; } = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid().ToString("N"));

    /// <summary>Few and short: one sitting of eight rotations, on a machine of which nothing is known.</summary>
    protected static MeasureOptions Quick { get; } = new()
    {
        Bar = new ReplayBar(Sittings: 1),
        Plan = new SittingPlan(new StoppingRule { FirstLook = 8, Cap = 8 }, SittingPlan.UncheckedNoiseFloor, TimeSpan.FromMinutes(2), WarmUps: 1),
        GuardingTests = false,
        MostBenchmarks = 0,
    };

    [OneTimeSetUp]
    public async Task OpenTheSandbox()
    {
        var folders = BenchFolders.OfUser();
        var tools = await ToolsFolder.PrepareAsync(InstallLayout.Find(), folders.Tools, CancellationToken.None);
        await ScratchRoot.EnsureAsync(BenchFolders.Scratch, CancellationToken.None);
        _scratch = RunScratch.Open(BenchFolders.Scratch);
        var options = new HostSandboxOptions(tools.Agent, BenchFolders.Scratch, [tools.HostPath, BenchFolders.Scratch, folders.Cache]);
        _sandbox = await BubblewrapSandbox.StartAsync(options, TimeProvider.System, CancellationToken.None);
        _place = new ReplayPlace(
            _sandbox,
            new EnvironmentStore(folders, _sandbox, images: null, tools.HostPath),
            new SourceStore(folders),
            tools.HostPath,
            _scratch,
            MachineClass.Of(MachineProbe.Read()),
            TimeProvider.System);
        Directory.CreateDirectory(Folder);
    }

    [OneTimeTearDown]
    public async Task CloseTheSandbox()
    {
        await _sandbox.DisposeAsync();
        _scratch.Dispose();
    }

    /// <summary>Judges a candidate.</summary>
    private protected async Task<StageResult> JudgeAsync(SampleRepository repository, Candidate candidate, MeasureOptions options)
    {
        var cores = new MeasuringCores(MachineProbe.ReadTopology(), CoreLease.DefaultFolder(), TimeProvider.System);
        var stage = new MeasureStage(new MeasurePlace(_place, cores, repository.Identity, repository.Git, Path.Combine(Folder, "logs")), options);
        return await stage.JudgeAsync(candidate, new Lines(), CancellationToken.None);
    }

    /// <summary>A file of a workload in a folder of its own.</summary>
    protected string Workload(string text, string name = "workload.py")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, Guid.NewGuid().ToString("N"))).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);
        return Path.Combine(folder, name);
    }

    /// <summary>A folder of a candidate's own.</summary>
    protected string NewFolder() => Path.Combine(Folder, Guid.NewGuid().ToString("N"));

    private protected static string Told(StageResult result) =>
        string.Join('\n', [$"{result.Verdict.Reason}: {result.Verdict.Detail}", .. result.Verdict.Evidence.Select(one => $"{one.Name}: {one.Detail}")]);

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => TestContext.Progress.WriteLine(value);
    }
}
