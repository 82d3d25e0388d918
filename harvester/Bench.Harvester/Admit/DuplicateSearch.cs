using Bench.Contracts.Tasks;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;
using Bench.Evaluation.Tasks;

namespace Bench.Harvester.Admit;

/// <summary>Looks for a task that is the same pull request or the same change already.</summary>
/// <param name="place">What the stage works with.</param>
/// <param name="options">Where tasks are.</param>
internal sealed class DuplicateSearch(AdmitPlace place, AdmitOptions options)
{
    /// <summary>What is the same, as a sentence; null when nothing is. A task that the same pull request became in an earlier run is replaced, and is no duplicate.</summary>
    /// <param name="id">Identity of the new task.</param>
    /// <param name="number">Number of its pull request.</param>
    /// <param name="digest">Digest of its expert's patch.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> FindAsync(TaskId id, int number, string digest, CancellationToken cancellationToken)
    {
        foreach (var task in Known().Where(task => task.Folder != Own(id)))
        {
            if (task.Id == id || IsSameRequest(task.Spec.Source, number))
            {
                return $"{task.Folder} is a task of the same pull request";
            }

            if (await DigestAsync(task, cancellationToken) == digest)
            {
                return $"the task {task.Id} in {Path.GetDirectoryName(task.Folder)} has the same expert patch";
            }
        }

        return null;
    }

    private string Own(TaskId id) => Path.GetFullPath(Path.Combine(options.TasksFolder, id.Value));

    private IEnumerable<LoadedTask> Known() => options.KnownTasks.Prepend(options.TasksFolder).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)
        .Where(Directory.Exists).SelectMany(folder => TaskCatalog.Read(folder).Tasks.Values);

    private bool IsSameRequest(TaskSource source, int number) =>
        source.Expert.PullRequest == number && Bare(source.Url) == Bare(place.Repository.Url) && SourceStore.IsAddress(source.Url);

    /// <summary>Digest of another task's expert patch; null where this repository does not hold it.</summary>
    private async Task<string?> DigestAsync(LoadedTask task, CancellationToken cancellationToken)
    {
        var source = task.Spec.Source;
        if (source.Expert.PatchFile is { } file)
        {
            return File.Exists(task.PathOf(file)) ? PatchDigest.Of(await File.ReadAllBytesAsync(task.PathOf(file), cancellationToken)) : null;
        }

        return await place.Git.ResolveCommitAsync(source.BaseCommit, cancellationToken) is { } from && await place.Git.ResolveCommitAsync(source.Expert.Commit!, cancellationToken) is { } to
            && ExpertPatch.Of(await place.Git.DiffAsync(from, to, cancellationToken), PatchPolicy.Of(task.Spec)) is ExpertPatch.Kept kept
            ? PatchDigest.Of(kept.Patch)
            : null;
    }

    private static string Bare(string url)
    {
        var text = url.TrimEnd('/');
        return (text.EndsWith(".git", StringComparison.Ordinal) ? text[..^4] : text).ToUpperInvariant();
    }
}
