using System.Collections.Immutable;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Tasks;
using Bench.Sandbox;
using Bench.Sandbox.Images;

namespace Bench.Evaluation.Environments;

/// <summary>Makes the environment of a task: finds or builds its image, runs its prepare commands once, and keeps what they made.</summary>
/// <param name="folders">Where prepared folders are kept.</param>
/// <param name="sandbox">Where the prepare commands run.</param>
/// <param name="images">Finds or builds images; null for back ends without any.</param>
/// <param name="toolsFolder">Folder of the agent and the runners.</param>
public sealed class EnvironmentStore(BenchFolders folders, ISandbox sandbox, ImageStore? images, string toolsFolder)
{
    /// <summary>The environment of a task on this back end.</summary>
    /// <param name="task">The task.</param>
    /// <param name="sealedFolder">Copy of the task's folder that the prepare commands see.</param>
    /// <param name="cpus">Processors for the prepare commands.</param>
    /// <param name="exportBase">Writes the base tree into a folder that does not exist yet.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EnvironmentException">It cannot be made here.</exception>
    public async Task<PreparedEnvironment> MakeAsync(
        LoadedTask task,
        string sealedFolder,
        PhaseCpus cpus,
        Func<string, Task> exportBase,
        IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        var (image, identity) = sandbox.Level.Kind == SandboxKind.Docker
            ? await ImageAsync(task, progress, cancellationToken)
            : (null, HostPrograms.Identity(task));
        var variables = task.Spec.Environment.Variables ?? ImmutableSortedDictionary<string, string>.Empty;
        var key = ResultKey.Digest(string.Join('\n', identity, task.Spec.Source.BaseCommit, task.Digest, BenchJson.Line(task.Spec.Environment)))[..24];
        var environment = new PreparedEnvironment(image, identity, Path.Combine(folders.Prepared, key), variables);
        if (!Directory.Exists(environment.PreparedFolder))
        {
            await PrepareAsync(task with { Folder = sealedFolder }, environment, cpus, exportBase, progress, cancellationToken);
        }

        return environment;
    }

    private async Task<(string? Image, string Identity)> ImageAsync(LoadedTask task, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var wanted = task.Spec.Environment;
        if (wanted is { Image: null, Dockerfile: null })
        {
            throw new EnvironmentException(
                $"{task.Id}: the task names neither an image nor a Dockerfile, which the docker back end needs. Use --sandbox bubblewrap or process, or add environment.image.");
        }

        if (images is null)
        {
            throw new EnvironmentException($"{task.Id}: this back end has no images.");
        }

        var found = await images.ResolveAsync(wanted, task.Folder, progress, cancellationToken);
        if (found.Note is { } note)
        {
            progress.Report(note);
        }

        return (found.Name, found.Id);
    }

    /// <summary>Runs the prepare commands beside the final place and moves the result there.</summary>
    private async Task PrepareAsync(
        LoadedTask task,
        PreparedEnvironment environment,
        PhaseCpus cpus,
        Func<string, Task> exportBase,
        IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        using var making = BenchFolders.Making(folders.Prepared);
        var output = Directory.CreateDirectory(Path.Combine(making.FullPath, "prepared")).FullName;
        try
        {
            var commands = task.Spec.Environment.Prepare;
            if (!commands.IsDefaultOrEmpty)
            {
                progress.Report("preparing the environment");
                var tree = Path.Combine(making.FullPath, "tree");
                await exportBase(tree);
                var cells = new PhaseCells(task, environment with { PreparedFolder = output }, toolsFolder, cpus);
                await using var cell = await sandbox.OpenAsync(cells.Prepare(tree, output), cancellationToken);
                foreach (var command in commands)
                {
                    await RunAsync(task, environment, cell, command, cancellationToken);
                }
            }

            Directory.Move(output, environment.PreparedFolder);
        }
        catch (IOException) when (Directory.Exists(environment.PreparedFolder))
        {
            // Another process prepared the same environment in the meantime: its result is as good.
        }
    }

    private static async Task RunAsync(LoadedTask task, PreparedEnvironment environment, ISandboxCell cell, ImmutableArray<string> command, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(task.Limits.PrepareSeconds);
        var result = await cell.RunAsync(new SpawnRequest(command, CellPlace.Repo, limit, limit * Environment.ProcessorCount), cancellationToken);
        if (result.End is not SpawnEnd.Exited(0))
        {
            var log = environment.PreparedFolder + ".log";
            await File.WriteAllTextAsync(log, PhaseLogs.Describe(command, result), cancellationToken);
            var said = Encoding.UTF8.GetString([.. result.StandardOutput.Span, .. result.StandardError.Span]).TrimEnd();
            throw new EnvironmentException($"{task.Id}: the prepare command `{string.Join(' ', command.Take(4))}{(command.Length > 4 ? " …" : "")}` failed ({result.End}), see {log}. Its last words: {Tail(said, 200)}") { Output = said };
        }
    }

    private static string Tail(string text, int characters) => text.Length <= characters ? text : text[^characters..];
}
