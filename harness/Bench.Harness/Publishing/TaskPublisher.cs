using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;
using Bench.Evaluation;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;
using Bench.Sandbox.Folders;

namespace Bench.Harness.Publishing;

/// <summary>Puts the folders of tasks into a site's folder, each with its expert's patch as a file, so that the site needs no repository.</summary>
/// <param name="site">Folder of the site.</param>
/// <param name="notes">Receives what could not be had.</param>
internal sealed class TaskPublisher(string site, IProgress<string> notes)
{
    private readonly string _tasks = Path.Combine(Path.GetFullPath(site), "tasks");
    private readonly SourceStore _sources = new(BenchFolders.OfUser());

    /// <summary>Publishes a task; one that is there is not written over, one of which its file is missing is made anew.</summary>
    /// <returns>True when it was not there.</returns>
    public async Task<bool> PublishAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var place = Path.Combine(_tasks, task.Id.Value);
        if (File.Exists(Path.Combine(place, TaskSpecReader.FileName)))
        {
            return false;
        }

        OwnedFolder.RemoveAbandoned(_tasks, RunPublisher.MakingKind);
        using var making = OwnedFolder.Make(_tasks, RunPublisher.MakingKind);
        var scratch = Path.Combine(making.FullPath, "task");
        // A catalog may link to its tasks; what a task holds itself is taken as files alone.
        var folder = Directory.ResolveLinkTarget(task.Folder, returnFinalTarget: true)?.FullName ?? task.Folder;
        foreach (var file in PlainFiles.Below(folder))
        {
            var target = Path.Combine(scratch, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await WriteExpertAsync(task, Path.Combine(scratch, Publication.ExpertPatchName), cancellationToken);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.Move(scratch, place);
        return true;
    }

    /// <summary>A commit of a repository becomes a file; a task that carries a patch has it already.</summary>
    private async Task WriteExpertAsync(LoadedTask task, string target, CancellationToken cancellationToken)
    {
        if (task.Spec.Source.Expert.PatchFile is not null || File.Exists(target))
        {
            return;
        }

        try
        {
            var repository = await _sources.OpenAsync(task, cancellationToken);
            var commits = await TaskCommits.ResolveAsync(task, repository, cancellationToken);
            var patch = await commits.ExpertTextAsync(task, repository, cancellationToken);
            await AtomicFile.WriteAsync(target, stream => stream.WriteAsync(patch, cancellationToken).AsTask());
        }
        catch (SourceException exception)
        {
            notes.Report($"bench: {task.Id} is published without the expert's patch: {exception.Message}");
        }
    }
}
