using System.Text;
using Bench.Contracts.Predictions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Importing;
using Dapper;

namespace Bench.Leaderboard.Data;

/// <summary>Reads patches: a submission's out of the file of its run, the expert's out of the task's folder. Their text is text from outside.</summary>
/// <param name="index">Knows where each prediction stands.</param>
public sealed class PatchStore(IndexDatabase index)
{
    private const int MostBytes = 4 << 20;

    private readonly ImportedFiles _files = new();

    /// <summary>The patch that a submission made; null when patches were not published, or not this one.</summary>
    /// <exception cref="IOException">The file is not what it was when it was imported.</exception>
    public async Task<string?> SubmittedAsync(SubmissionEntry submission, TaskId task, int attempt, CancellationToken cancellationToken)
    {
        var place = Place(submission, task, attempt);
        if (place is null || place.Length > PredictionReader.LongestLine)
        {
            return null;
        }

        await _files.CheckAsync(submission.Run, RunReader.TakenName, cancellationToken);
        var line = await FilePart.ReadAsync(Path.Combine(submission.Run.Folder, RunReader.TakenName), place.Start, place.Length, cancellationToken);
        return FilePart.Value<Prediction>(FilePart.Lines(line).First(), submission.Run.Id, RunReader.TakenName).ModelPatch;
    }

    /// <summary>The expert's patch of a task; null when the task was not published or carries none.</summary>
    public async Task<string?> ExpertAsync(TaskEntry task, CancellationToken cancellationToken)
    {
        if (task is not { Folder: { } folder, Spec: { } spec })
        {
            return null;
        }

        // The task's reader lets no path out of the folder; a link in it is not followed.
        var file = new FileInfo(Path.Combine(folder, spec.Source.Expert.PatchFile ?? Publication.ExpertPatchName));
        return file is { Exists: true, LinkTarget: null, Length: <= MostBytes } ? Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file.FullName, cancellationToken)) : null;
    }

    private FilePlace? Place(SubmissionEntry submission, TaskId task, int attempt)
    {
        using var connection = index.Open();
        return index.Guarded(() => connection.QuerySingleOrDefault<FilePlace>(
            "SELECT start, length FROM patch WHERE run = (SELECT number FROM run WHERE id = @run) AND model = @model AND task = @task AND attempt = @attempt",
            new { run = submission.Run.Id, model = submission.Submission.Model, task = task.Value, attempt }));
    }
}
