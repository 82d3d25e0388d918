using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Environments;
using Bench.Evaluation.Evaluations;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Harvester.Funnel;
using Bench.Sandbox.Folders;

namespace Bench.Harvester.Build;

/// <summary>The place where a candidate's base and expert are built and tested, in a scratch folder that goes when it is disposed.</summary>
public sealed class DraftBench : IDisposable
{
    private readonly StageParts _parts;
    private readonly Candidate _candidate;
    private readonly string _folder;
    private readonly string _stage;

    private DraftBench(StageParts parts, Candidate candidate, string stage, string folder, IGitRepository repository)
    {
        (_parts, _candidate, _stage, _folder) = (parts, candidate, stage, folder);
        Repository = repository;
    }

    /// <summary>The repository.</summary>
    public IGitRepository Repository { get; }

    /// <summary>The exported base tree; never changed.</summary>
    public string BaseTree => Path.Combine(_folder, "base");

    /// <summary>Folder of the logs of this stage.</summary>
    public string LogFolder => Path.Combine(_parts.LogFolder, $"{_candidate.PullRequest.Number}", _stage);

    /// <summary>Opens the repository and exports the base tree.</summary>
    /// <param name="parts">What the stages share.</param>
    /// <param name="candidate">The pull request.</param>
    /// <param name="stage">Name of the stage, for the names of folders.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SourceException">The repository or a commit cannot be had.</exception>
    public static async Task<DraftBench> OpenAsync(StageParts parts, Candidate candidate, string stage, CancellationToken cancellationToken)
    {
        var folder = parts.Scratch.PathOf($"{candidate.PullRequest.Number}-{stage}");
        TreeRemoval.Remove(folder);
        Directory.CreateDirectory(folder);
        var task = TaskOf(parts, candidate, Nothing, folder);
        var repository = await parts.Sources.OpenAsync(task, cancellationToken);
        await TaskCommits.ResolveAsync(task, repository, cancellationToken);
        var bench = new DraftBench(parts, candidate, stage, folder, repository);
        await TreeExport.WriteAsync(repository, candidate.PullRequest.Base, bench.BaseTree, cancellationToken);
        return bench;
    }

    /// <summary>Makes the environment of a draft, and the bench of its arms.</summary>
    /// <param name="draft">The draft; its files lie in the candidate's folder.</param>
    /// <param name="extras">Further files of the sealed copy of that folder, text by name.</param>
    /// <param name="progress">Told what takes long.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EnvironmentException">It cannot be made here.</exception>
    public async Task<TaskBench> PrepareAsync(
        Draft draft, ImmutableSortedDictionary<string, string> extras, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(_folder, "task");
        TreeRemoval.Remove(copy);
        TreeCopy.Copy(_candidate.Folder, copy);
        foreach (var (name, text) in extras)
        {
            await File.WriteAllTextAsync(Path.Combine(copy, name), text, cancellationToken);
        }

        var task = TaskOf(_parts, _candidate, draft, copy);
        var environment = await _parts.Environments.MakeAsync(task, copy, _parts.Cpus, ExportAsync, progress, cancellationToken);
        return new TaskBench(
            _parts.Sandbox, task, new PhaseCells(task, environment, _parts.ToolsFolder, _parts.Cpus), BaseTree, _folder, new PhaseLogs(LogFolder));

        async Task ExportAsync(string target)
        {
            await Task.Run(() => TreeCopy.Copy(BaseTree, target), cancellationToken);
        }
    }

    /// <summary>The expert's change, without tests and other protected paths.</summary>
    public async Task<ExpertPatch> ExpertAsync(CancellationToken cancellationToken)
    {
        var change = _candidate.PullRequest;
        var diff = await Repository.DiffAsync(change.Base, change.Merge, cancellationToken);
        return ExpertPatch.Of(diff, new PatchPolicy());
    }

    /// <summary>What an arm's log of a phase holds; empty when there is none.</summary>
    public string Log(string arm, string phase)
    {
        var path = Path.Combine(LogFolder, arm, phase + ".log");
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <inheritdoc/>
    public void Dispose() => TreeRemoval.Remove(_folder);

    private static LoadedTask TaskOf(StageParts parts, Candidate candidate, Draft draft, string folder) =>
        new(DraftTask.Spec(candidate, draft, parts.Repository, parts.Repository.Path), folder, DraftTask.FolderDigest(folder));

    private static Draft Nothing { get; } = new(
        "other", new TaskEnvironment(), Build: null, new TestSuite(TestFramework.Junit, ["true"]));
}
