using System.Globalization;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sittings;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Folders;
using Bench.Scoring.Decisions;
using Bench.Scoring.SelfChecks;

namespace Bench.Evaluation.SelfChecks;

/// <summary>Runs the sittings of a self-check with what an evaluation measures with: the same cells, runners, agent and schedule.</summary>
/// <param name="sandbox">Where the workloads run.</param>
/// <param name="environments">Makes their environments.</param>
/// <param name="toolsFolder">Folder of the agent and the runners.</param>
/// <param name="scratch">Where trees are written.</param>
/// <param name="clock">Clock of the machine.</param>
public sealed class SelfCheckBench(ISandbox sandbox, EnvironmentStore environments, string toolsFolder, RunScratch scratch, TimeProvider clock)
{
    private const string BlocksName = "blocks.txt";
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan Budget = TimeSpan.FromHours(2);

    /// <summary>Makes the environment of a task of the self-check.</summary>
    /// <exception cref="EnvironmentException">It cannot be made here.</exception>
    public Task<PreparedEnvironment> PrepareAsync(LoadedTask task, PhaseCpus cpus, IProgress<string> progress, CancellationToken cancellationToken) =>
        environments.MakeAsync(task, task.Folder, cpus, _ => Task.CompletedTask, progress, cancellationToken);

    /// <summary>A cell like those of samples, with an empty tree, for a program beside the sittings.</summary>
    public async Task<ISandboxCell> OpenAsync(LoadedTask task, PreparedEnvironment environment, PhaseCpus cpus, CancellationToken cancellationToken)
    {
        var folder = scratch.PathOf(Guid.NewGuid().ToString("N")[..12]);
        var tree = Directory.CreateDirectory(Path.Combine(folder, "repo")).FullName;
        var copy = task with { Folder = Path.Combine(folder, "task") };
        TreeCopy.Copy(task.Folder, copy.Folder);
        return await sandbox.OpenAsync(new PhaseCells(copy, environment, toolsFolder, cpus).Samples(tree), cancellationToken);
    }

    /// <summary>One sitting; trees and cells are made for it alone.</summary>
    /// <param name="workload">What is timed.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="cpus">Processors that this sitting owns.</param>
    /// <param name="rotations">Rotations, all of them run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">A cell failed, or the workload did not answer.</exception>
    public async Task<SelfCheckSitting> SitAsync(
        CheckWorkload workload, PreparedEnvironment environment, PhaseCpus cpus, int rotations, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        var folder = scratch.PathOf(id);
        var arms = new List<SittingArm>();
        try
        {
            var task = workload.Task with { Folder = Path.Combine(folder, "task") };
            Directory.CreateDirectory(folder);
            TreeCopy.Copy(workload.Task.Folder, task.Folder);
            var cells = new PhaseCells(task, environment, toolsFolder, cpus);
            foreach (var (arm, kind, blocks) in SelfCheckDesign.Arms)
            {
                var tree = WriteTree(Path.Combine(folder, "arms", arm, "repo"), workload, blocks);
                arms.Add(new SittingArm(arm, kind, await sandbox.OpenAsync(cells.Samples(tree), cancellationToken)));
            }

            var seed = SecretSeed.Draw();
            var stopping = new StoppingRule { FirstLook = rotations, Cap = rotations };
            var sitting = new Sitting(task, id, arms, seed, new SittingPlan(stopping, NoiseFloor: 0, Budget), clock);
            return await sitting.RunAsync(UnwatchedSitting.Instance, cancellationToken) switch
            {
                SittingRecord.Finished { Dropped.IsEmpty: true } finished => new SelfCheckSitting(id, seed.Hex, finished.Samples),
                SittingRecord.Finished finished => throw Broken(task.Id.Value, finished.Dropped.First().Value.Detail, finished.Logs.Values.FirstOrDefault("")),
                SittingRecord.Faulted(var reason, var log) => throw Broken(task.Id.Value, reason.Detail, log),
                var other => throw new InvalidOperationException($"unknown record {other}"),
            };
        }
        finally
        {
            try
            {
                await SittingArms.CloseAsync(arms);
            }
            finally
            {
                TreeRemoval.Remove(folder);
            }
        }
    }

    /// <summary>A tree whose only difference from the other arms' is the number in one file.</summary>
    private static string WriteTree(string tree, CheckWorkload workload, int blocks)
    {
        Directory.CreateDirectory(tree);
        var file = Path.Combine(tree, BlocksName);
        File.WriteAllText(file, blocks.ToString(CultureInfo.InvariantCulture));
        File.SetUnixFileMode(file, Readable);
        if (workload.Assembly is { } assembly)
        {
            var copy = Path.Combine(tree, Path.GetFileName(assembly));
            File.Copy(assembly, copy);
            File.SetUnixFileMode(copy, Readable);
        }

        return tree;
    }

    private static SandboxFaultException Broken(string workload, string what, string log) =>
        new($"The workload {workload} of the self-check did not do its work: {what}. {log}".TrimEnd());
}
