using Bench.Evaluation.Arms;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Sandbox;
using Bench.Sandbox.Folders;

namespace Bench.Evaluation.Replays;

/// <summary>Makes base, control and expert of a task once, so that sitting after sitting can time them.</summary>
/// <param name="place">What they are made with.</param>
public sealed class ReplayBench(ReplayPlace place)
{
    private const string LogOfBuild = "build.log";

    /// <summary>Makes the arms.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cpus">Processors to build on.</param>
    /// <param name="logs">Folder that the output of builds is written to.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SandboxFaultException">The sandbox failed.</exception>
    /// <exception cref="SourceException">The commits or the expert's patch cannot be had.</exception>
    /// <exception cref="EnvironmentException">The environment cannot be made here.</exception>
    public async Task<ReplayMaking> MakeAsync(LoadedTask task, PhaseCpus cpus, string logs, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var folder = place.Scratch.PathOf(Guid.NewGuid().ToString("N")[..12]);
        var kept = false;
        try
        {
            var making = await MakeAsync(task, cpus, folder, logs, progress, cancellationToken);
            kept = making is ReplayMaking.Made;
            return making;
        }
        finally
        {
            if (!kept)
            {
                TreeRemoval.Remove(folder);
            }
        }
    }

    private async Task<ReplayMaking> MakeAsync(
        LoadedTask task, PhaseCpus cpus, string folder, string logs, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var sealedTask = task with { Folder = Path.Combine(folder, "task") };
        TreeCopy.Copy(task.Folder, sealedTask.Folder);
        var repository = await place.Sources.OpenAsync(task, cancellationToken);
        var commits = await TaskCommits.ResolveAsync(task, repository, cancellationToken);
        var expert = await commits.ExpertAsync(task, repository, cancellationToken);
        Task ExportAsync(string target) => TreeExport.WriteAsync(repository, commits.Base, target, cancellationToken);
        var baseTree = Path.Combine(folder, "base");
        await ExportAsync(baseTree);
        var environment = await place.Environments.MakeAsync(task, sealedTask.Folder, cpus, ExportAsync, progress, cancellationToken);
        var cells = new PhaseCells(sealedTask, environment, place.ToolsFolder, cpus);
        var bench = new TaskBench(place.Sandbox, sealedTask, cells, baseTree, folder, new PhaseLogs(logs));
        progress.Report("building base and expert");
        (string Name, ArmTree Tree)[] made = await Task.WhenAll(
            NamedAsync("base", bench.MakeArmAsync("base", patch: null, cancellationToken)),
            NamedAsync("expert", bench.MakeArmAsync("expert", expert, cancellationToken)));
        foreach (var (name, tree) in made)
        {
            if (tree is ArmTree.Rejected(var reason))
            {
                return new ReplayMaking.Rejected(name, reason, await LogAsync(logs, name, cancellationToken));
            }
        }

        var own = ((ArmTree.Built)made[0].Tree).Folder;
        var control = Path.Combine(folder, "arms", "control", "repo");
        TreeCopy.Copy(own, control);
        return new ReplayMaking.Made(new ReplayArms(place, cells, own, control, ((ArmTree.Built)made[1].Tree).Folder, folder));
    }

    private static async Task<(string Name, ArmTree Tree)> NamedAsync(string name, Task<ArmTree> tree) => (name, await tree);

    private static async Task<string> LogAsync(string logs, string arm, CancellationToken cancellationToken)
    {
        var path = Path.Combine(logs, arm, LogOfBuild);
        return File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "";
    }
}
