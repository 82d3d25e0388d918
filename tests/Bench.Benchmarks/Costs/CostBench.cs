using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Runs;
using Bench.Evaluation;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Workplaces;
using Bench.Harness.Commands;
using Bench.Sandbox;
using Bench.Sandbox.Machines;
using Bench.Scoring.Decisions;

namespace Bench.Benchmarks.Costs;

/// <summary>A workplace with one synthetic task whose calls are as long as wanted, for measuring what the harness adds to them.</summary>
internal sealed class CostBench : IAsyncDisposable
{
    private const string Workload = """
        def setup(seed, parameters):
            return parameters["steps"]

        def run(steps):
            total = 0
            for step in range(steps):
                total += step ^ 3
            return total
        """;

    // Read once: this process then keeps to the rest of the machine, and what it may use is all that it sees.
    private static readonly Lazy<CorePlan> Plan = new(() => HarnessCores.Keep(CorePlan.For(MachineProbe.ReadTopology(), coresPerTask: 1)));

    private readonly Workplace _workplace;
    private readonly CoreLease _lease;
    private readonly string _folder;

    private CostBench(Workplace workplace, CoreLease lease, string folder)
    {
        _workplace = workplace;
        _lease = lease;
        _folder = folder;
    }

    /// <summary>Name of the back end.</summary>
    public string Sandbox => _workplace.Sandbox.Level.Kind.ToString().ToLowerInvariant();

    /// <summary>The processor that is measured on.</summary>
    public int Cpu => _lease.Slot.Measure[0];

    /// <summary>Opens the back end and takes a core to measure on.</summary>
    public static async Task<CostBench> OpenAsync(string sandbox, CancellationToken cancellationToken)
    {
        var plan = Plan.Value;
        foreach (var note in plan.Notes)
        {
            await Console.Error.WriteLineAsync(note);
        }

        var workplace = await Workplace.OpenAsync(SandboxOption.Parse(sandbox), BenchFolders.OfUser(), TimeProvider.System, cancellationToken);
        var lease = await CoreLease.AcquireAsync(plan.Slots, CoreLease.DefaultFolder(), TimeProvider.System, () => Console.Error.WriteLine("waiting for a core that no other measurement owns"), cancellationToken);
        var folder = Path.Combine(BenchFolders.Scratch, "cost-" + Guid.NewGuid().ToString("N")[..8]);
        Directory.CreateDirectory(Path.Combine(folder, "repo"));
        Directory.CreateDirectory(Path.Combine(folder, "prepared"));
        return new CostBench(workplace, lease, folder);
    }

    /// <summary>A task whose calls last about this long on this machine now.</summary>
    public async Task<LoadedTask> TaskOfAsync(double seconds, CancellationToken cancellationToken)
    {
        const int Trial = 2_000_000;
        var trial = Write(Trial);
        await using var cell = await OpenCellAsync(trial, cancellationToken);
        var times = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            var result = await cell.RunAsync(Sample(trial, cell), cancellationToken);
            times.Add(result.Times!.CallNanoseconds / 1e9);
        }

        return Write((int)(Trial * seconds / Quantile.Median(times)));
    }

    /// <summary>One sample of a task.</summary>
    public static SpawnRequest Sample(LoadedTask task, ISandboxCell cell) =>
        new Evaluation.Workloads.WorkloadCommand(task).Sample(cell, [1], 1 << 20);

    /// <summary>A cell for samples of a task.</summary>
    public Task<ISandboxCell> OpenCellAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var image = _workplace.Images is null ? null : "bench/base:bookworm";
        var environment = new PreparedEnvironment(image, "", Path.Combine(_folder, "prepared"), ImmutableSortedDictionary<string, string>.Empty);
        var cells = new PhaseCells(task, environment, _workplace.Tools.HostPath, new PhaseCpus(_lease.Slot.Measure, _lease.Slot.Measure));
        return _workplace.Sandbox.OpenAsync(cells.Samples(Path.Combine(_folder, "repo")), cancellationToken);
    }

    /// <summary>A whole sitting with this many candidates and a fixed number of rotations; opening and closing of the cells is included.</summary>
    public async Task<(TimeSpan Wall, TimeSpan Rotating, ImmutableArray<Sample> Samples)> SitAsync(LoadedTask task, int candidates, int rotations, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var arms = new List<SittingArm>();
        try
        {
            ArmKind[] kinds = [ArmKind.Base, ArmKind.Control, ArmKind.Expert, .. Enumerable.Repeat(ArmKind.Candidate, candidates)];
            foreach (var (place, kind) in kinds.Index())
            {
                arms.Add(new SittingArm(string.Create(CultureInfo.InvariantCulture, $"arm-{place}"), kind, await OpenCellAsync(task, cancellationToken)));
            }

            var plan = SittingPlan.Default with { Stopping = new StoppingRule { FirstLook = rotations, Cap = rotations } };
            var opened = TimeProvider.System.GetTimestamp();
            var record = await new Sitting(task, "cost", arms, SecretSeed.Draw(), plan, TimeProvider.System).RunAsync(new Quiet(), cancellationToken);
            var rotating = TimeProvider.System.GetElapsedTime(opened);
            await SittingArms.CloseAsync(arms);
            arms.Clear();
            return record is SittingRecord.Finished finished
                ? (TimeProvider.System.GetElapsedTime(began), rotating, finished.Samples)
                : throw new InvalidOperationException($"the sitting faulted: {((SittingRecord.Faulted)record).Reason.Detail}");
        }
        finally
        {
            await SittingArms.CloseAsync(arms);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _workplace.DisposeAsync();
        _lease.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LoadedTask Write(int steps)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"task-{steps}"))).FullName;
        File.WriteAllText(Path.Combine(folder, "workload.py"), Workload);
        File.WriteAllText(Path.Combine(folder, "task.json"), string.Create(CultureInfo.InvariantCulture, $$$"""
            {"schema": "bench/task/v1", "id": "bench__cost-1", "language": "python",
             "source": {"url": "/nowhere", "baseCommit": "{{{new string('0', 40)}}}", "expert": {"commit": "{{{new string('1', 40)}}}"}},
             "environment": {"host": {"requires": ["python3"]}},
             "workload": {"runner": "python", "file": "workload.py", "parameters": {"steps": {{{steps}}}}},
             "tests": {"framework": "unittest"}}
            """));
        var catalog = TaskCatalog.Read(folder);
        return catalog.Errors.IsEmpty ? catalog.Tasks.Values.Single() : throw new InvalidOperationException(string.Join('\n', catalog.Errors));
    }

    private sealed class Quiet : IProgress<SittingProgress>
    {
        public void Report(SittingProgress value)
        {
            // Nobody watches.
        }
    }
}
