using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Tasks;
using Bench.Evaluation;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Tasks;
using Bench.Evaluation.Trees;
using Bench.Harvester.Funnel;
using Bench.Sandbox.Folders;

namespace Bench.Harvester.Admit;

/// <summary>Writes the task of a pull request that came through: its folder appears whole, or not at all.</summary>
/// <param name="place">What it works with.</param>
/// <param name="options">What it is asked for.</param>
public sealed class AdmitStage(AdmitPlace place, AdmitOptions options) : IStage
{
    /// <inheritdoc/>
    public Stage Stage => Stage.Admit;

    /// <inheritdoc/>
    public async Task<StageResult> JudgeAsync(Candidate candidate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var request = candidate.PullRequest;
        if (candidate.Draft is not { Workload: not null } draft)
        {
            throw new ArgumentException("A candidate has a workload since Measure.", nameof(candidate));
        }

        if (request.RevertedBy is { } reverting)
        {
            return Rejected(AdmitReasons.Reverted, reverting == 0 ? "the change was taken back later" : $"the change was taken back by #{reverting}");
        }

        if (ExpertPatch.Of(await place.Git.DiffAsync(request.Base, request.Merge, cancellationToken), new PatchPolicy()) is not ExpertPatch.Kept expert)
        {
            return Rejected(AdmitReasons.Incomplete, "nothing is left of the change without tests and other protected paths");
        }

        var id = place.Repository.IdOf(request.Number);
        var digest = PatchDigest.Of(expert.Patch);
        if (await new DuplicateSearch(place, options).FindAsync(id, request.Number, digest, cancellationToken) is { } same)
        {
            return Rejected(AdmitReasons.Duplicate, same);
        }

        progress.Report($"writing the task {id}");
        var task = DraftTask.Spec(candidate, draft, place.Repository, place.Repository.Url) with
        {
            Replays = draft.Replays,
            Provenance = TaskEvidence.Of(candidate, TaskWarnings.Of(candidate, options.Bar)),
            Licence = await new LicenceFinder(place.Git).OfAsync(request.Base, cancellationToken),
            Tags = TaskTags.Of(request, expert.Patch, TaskEvidence.Find(candidate, Stage.Measure, "workload.source")),
        };
        return await WriteAsync(task, candidate, digest, cancellationToken);
    }

    private async Task<StageResult> WriteAsync(TaskSpec task, Candidate candidate, string digest, CancellationToken cancellationToken)
    {
        using var making = BenchFolders.Making(Directory.CreateDirectory(Path.GetFullPath(options.TasksFolder)).FullName);
        var half = Path.Combine(making.FullPath, task.Id.Value);
        TreeCopy.Copy(candidate.Folder, half);
        await AtomicFile.WriteAsync(Path.Combine(half, TaskSpecReader.FileName), BenchJson.Document(task), cancellationToken);
        var read = TaskCatalog.Read(half);
        ImmutableArray<DocumentError> problems = [.. read.Errors, .. read.Tasks.Values.SelectMany(TaskCompleteness.Problems)];
        if (!problems.IsEmpty)
        {
            return Rejected(AdmitReasons.Incomplete, string.Join("; ", problems.Take(5).Select(problem => $"{problem.Pointer}: {problem.Problem}, expected {problem.Expected}")));
        }

        var final = Path.GetFullPath(Path.Combine(options.TasksFolder, task.Id.Value));
        TreeRemoval.Remove(final);
        Directory.Move(half, final);
        ImmutableArray<Evidence> evidence =
        [
            new("admit.task", task.Id.Value),
            new("admit.patch", digest),
            new("admit.licence", task.Licence!),
            new("admit.tags", string.Join(' ', task.Tags)),
            .. task.Provenance!.Stages.Where(note => note.Name == "warning").Select(note => new Evidence("admit.warning", note.Evidence)),
        ];
        return new StageResult(new StageVerdict(Stage.Admit, Accepted: true, AdmitReasons.Accepted, $"became the task {task.Id}", evidence), candidate.Draft);
    }

    private static StageResult Rejected(string code, string detail) => new(new StageVerdict(Stage.Admit, Accepted: false, code, detail, []), Draft: null);
}
