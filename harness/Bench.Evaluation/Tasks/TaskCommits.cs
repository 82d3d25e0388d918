using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;

namespace Bench.Evaluation.Tasks;

/// <summary>The commits of a task, found in its repository.</summary>
/// <param name="Base">Full id of the base commit.</param>
/// <param name="Expert">Full id of the expert's commit; null when the task carries a patch file.</param>
public sealed record TaskCommits(string Base, string? Expert)
{
    /// <summary>Finds the commits.</summary>
    /// <exception cref="SourceException">The repository does not hold one of them.</exception>
    public static async Task<TaskCommits> ResolveAsync(LoadedTask task, IGitRepository repository, CancellationToken cancellationToken)
    {
        async Task<string> FindAsync(string field, string revision) =>
            await repository.ResolveCommitAsync(revision, cancellationToken) ?? throw new SourceException(
                $"{task.Id}: {field} {revision} is not in the repository {task.Spec.Source.Url}. Is the clone shallow, or the commit on a branch that was not fetched?");

        var source = task.Spec.Source;
        return new TaskCommits(
            await FindAsync("source.baseCommit", source.BaseCommit),
            source.Expert.Commit is null ? null : await FindAsync("source.expert.commit", source.Expert.Commit));
    }

    /// <summary>The expert's change as a patch, without the tests and other protected paths that it touches.</summary>
    /// <exception cref="SourceException">It cannot be read, or nothing is left of it.</exception>
    public async Task<Patch> ExpertAsync(LoadedTask task, IGitRepository repository, CancellationToken cancellationToken)
    {
        var text = await ExpertTextAsync(task, repository, cancellationToken);
        return PatchReader.Read(text) switch
        {
            PatchReading.Parsed(var patch) => patch,
            PatchReading.Refused(var reason) => throw new SourceException($"{task.Id}: the expert's patch cannot be used: {reason.Detail}"),
            _ => throw new SourceException($"{task.Id}: the expert's patch is empty."),
        };
    }

    /// <summary>The text of <see cref="ExpertAsync"/>.</summary>
    public async Task<ReadOnlyMemory<byte>> ExpertTextAsync(LoadedTask task, IGitRepository repository, CancellationToken cancellationToken)
    {
        if (Expert is null)
        {
            var path = task.PathOf(task.Spec.Source.Expert.PatchFile!);
            return File.Exists(path)
                ? await File.ReadAllBytesAsync(path, cancellationToken)
                : throw new SourceException($"{task.Id}: source.expert.patchFile names '{path}', which does not exist.");
        }

        var diff = await repository.DiffAsync(Base, Expert, cancellationToken);
        return ExpertPatch.Of(diff, PatchPolicy.Of(task.Spec)) switch
        {
            ExpertPatch.Kept kept => kept.Diff,
            ExpertPatch.Refused(var reason) => throw new SourceException($"{task.Id}: the expert's patch cannot be used: {reason.Detail}"),
            ExpertPatch.Nothing nothing => throw new SourceException(
                $"{task.Id}: nothing is left of the expert's patch when protected paths are taken out ({string.Join(", ", nothing.Dropped.Take(5))}). List the ones it needs in 'unprotected'."),
            var other => throw new InvalidOperationException($"unknown {other}"),
        };
    }
}
