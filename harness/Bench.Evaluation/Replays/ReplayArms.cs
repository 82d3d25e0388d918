using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Tasks;
using Bench.Sandbox;
using Bench.Sandbox.Folders;
using Bench.Scoring.Sittings;

namespace Bench.Evaluation.Replays;

/// <summary>Base, control and expert of a task, built. Disposing of them removes their trees.</summary>
/// <param name="Place">What they were made with.</param>
/// <param name="Cells">Cells of the task's phases.</param>
/// <param name="Base">Tree of base.</param>
/// <param name="Control">Tree of the second copy of base.</param>
/// <param name="Expert">Tree of the expert.</param>
/// <param name="Folder">Scratch folder that holds them all.</param>
public sealed record ReplayArms(ReplayPlace Place, PhaseCells Cells, string Base, string Control, string Expert, string Folder) : IDisposable
{
    /// <summary>The task, in a sealed copy of its folder.</summary>
    public LoadedTask Task => Cells.Task;

    /// <summary>The same arms with another way to call the workload; its files stay the same.</summary>
    public ReplayArms With(WorkloadSpec workload) =>
        this with { Cells = Cells with { Task = Task with { Spec = Task.Spec with { Workload = workload } } } };

    /// <summary>A cell of an arm as its samples have it.</summary>
    /// <param name="kind">Which arm.</param>
    /// <param name="cpus">Processors that the caller owns.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ISandboxCell> OpenAsync(ArmKind kind, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        var tree = kind switch
        {
            ArmKind.Base => Base,
            ArmKind.Control => Control,
            ArmKind.Expert => Expert,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A replay has no candidate."),
        };
        return Place.Sandbox.OpenAsync((Cells with { Cpus = cpus }).Samples(tree), cancellationToken);
    }

    /// <summary>Times the three arms in one sitting with a secret of its own.</summary>
    /// <param name="plan">How the sitting is run.</param>
    /// <param name="cpus">Processors that the caller owns.</param>
    /// <param name="progress">Told each rotation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">The sandbox failed.</exception>
    public async Task<ReplaySitting> SitAsync(SittingPlan plan, PhaseCpus cpus, IProgress<SittingProgress> progress, CancellationToken cancellationToken)
    {
        var arms = new List<SittingArm>();
        try
        {
            foreach (var (name, kind) in new[] { ("base", ArmKind.Base), ("control", ArmKind.Control), ("expert", ArmKind.Expert) })
            {
                arms.Add(new SittingArm(name, kind, await OpenAsync(kind, cpus, cancellationToken)));
            }

            var id = Guid.NewGuid().ToString("N")[..12];
            var sitting = new Sitting(Task, id, arms, SecretSeed.Draw(), plan, Place.Clock) { MeasuringCpus = cpus.Measuring };
            return await sitting.RunAsync(progress, cancellationToken) switch
            {
                SittingRecord.Finished finished => new ReplaySitting.Measured(
                    SittingAnalysis.Of(finished.Samples, plan.NoiseFloor),
                    finished.Conditions,
                    [.. finished.Samples.Where(sample => sample is { Kind: ArmKind.Base, Rotation: >= 0 }).Select(sample => sample.CallNanoseconds)]),
                SittingRecord.Faulted(var reason, var log) => new ReplaySitting.Broken(reason, log),
                var other => throw new InvalidOperationException($"unknown record {other}"),
            };
        }
        finally
        {
            await SittingArms.CloseAsync(arms);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => TreeRemoval.Remove(Folder);
}
