using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Predictions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Publishing;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Uploads;

namespace Bench.Leaderboard.Intake.Queue;

/// <summary>Takes the runs that workers bring: checks them as any upload, compares them with what was asked, and publishes them or holds them.</summary>
/// <param name="store">Receipts.</param>
/// <param name="jobs">The queue.</param>
/// <param name="files">What was handed in.</param>
/// <param name="publisher">Puts runs on the board.</param>
/// <param name="rules">The caps of a bundle, and what is being worked on.</param>
internal sealed class RunDesk(SubmissionStore store, JobStore jobs, IncomingFiles files, SitePublisher publisher, DeskRules rules)
{
    private const string Held = "held";
    private const string Reproductions = "reproductions";
    private const int MostNamed = 5;

    /// <summary>Takes the run of a job. When it is refused the worker still holds the job, unless what is published stands for the run: asking again would bring the same answer.</summary>
    /// <param name="job">The job.</param>
    /// <param name="body">The bundle.</param>
    /// <param name="cancellationToken">Stops the arrival.</param>
    /// <exception cref="IOException">It did not arrive, or cannot be stored; nothing is left.</exception>
    public async Task<UploadOutcome> TakeAsync(HeldJob job, Stream body, CancellationToken cancellationToken)
    {
        using var hold = rules.Hand.Take(job.Submission);
        if (hold is null)
        {
            throw new IOException("The job's run is being taken already.");
        }

        files.Open(store.Ids);
        // The lease is a name that no receipt has: the file is swept when this process is killed.
        if (await files.StoreAsync(job.Lease, body, rules.Limits.BundleBytes, cancellationToken) is null)
        {
            return new UploadOutcome.Refused(ReasonCode.UploadTooLarge, $"found more than {rules.Limits.BundleBytes >> 20} MiB; expected at most that");
        }

        try
        {
            var submission = store.Find(job.Submission)!;
            var (draft, problem) = await publisher.UnpackAsync(job.Lease, PublicationLevel.Remeasured, submission.Disclosure, cancellationToken);
            if (draft is null || (problem = await ProblemAsync(job, submission, draft, cancellationToken)) is not null)
            {
                return new UploadOutcome.Refused([problem!], job.Submission);
            }

            if (!job.IsSecond && publisher.Occupied(draft) is { } occupied)
            {
                jobs.Settle(job, Placed(occupied.There, $"the worker brought this very run with other logs or patches; {occupied.Problem.Published} was published before, stays as it is and stands for it"));
                return new UploadOutcome.Refused([occupied.Problem], job.Submission);
            }

            await (job.IsSecond ? CompareAsync(job, submission, draft) : FinishAsync(job, draft));
            return new UploadOutcome.Taken(job.Submission);
        }
        finally
        {
            files.Remove(job.Lease);
        }
    }

    /// <summary>Goes on where the site was stopped between putting a run on the board and saying so.</summary>
    public void Resume()
    {
        foreach (var id in store.Intended())
        {
            using var hold = rules.Hand.Take(id);
            if (hold is null || store.Find(id) is not { IsIntended: true } submission)
            {
                continue;
            }

            if (publisher.Published(submission.Run!) is not { } there)
            {
                continue;
            }

            var run = Placed(there);
            if (jobs.Of(submission.Id) is { } job)
            {
                jobs.Publish(job, run);
            }
            else
            {
                store.Publish(submission.Id, run);
            }
        }
    }

    private async Task FinishAsync(HeldJob job, RunDraft draft)
    {
        var results = draft.Run.Results;
        if (results.SelectMany(result => result.Reasons).FirstOrDefault(reason => reason.Code.Class() == ReasonClass.Integrity) is { } integrity)
        {
            publisher.Keep(job.Lease, Held, SubmissionRows.Key(job.Submission));
            jobs.Close(job, SubmissionState.Failed, integrity.Code, $"it waits for a person to look at it: {integrity.Detail}");
            return;
        }

        if (results.All(result => result.Outcome == OutcomeKind.Failed))
        {
            publisher.Keep(job.Lease, Held, SubmissionRows.Key(job.Submission));
            jobs.Close(job, SubmissionState.Failed, results[0].ReasonCodes[0], Shortened([.. results.Select(Sentence)]));
            return;
        }

        store.Intend(job.Submission, draft.Publication.Run);
        await publisher.PlaceAsync(draft, CancellationToken.None);
        var failed = results.Where(result => result.Outcome == OutcomeKind.Failed).Select(Sentence).ToImmutableArray();
        jobs.Publish(job, Placed(
            draft.Publication,
            failed.IsEmpty ? null : $"{failed.Length} of {results.Length} predictions failed on their own account: {Shortened(failed)}"));
    }

    /// <summary>What a second machine says of a published run. The run stays what it is; only how far it counts as checked may rise.</summary>
    private async Task CompareAsync(HeldJob job, StoredSubmission submission, RunDraft draft)
    {
        var differences = MachineAgreement.Differences(await publisher.ResultsAsync(submission.Run!, CancellationToken.None), draft.Run.Results);
        publisher.Keep(job.Lease, Reproductions, $"{submission.Run}.{SubmissionRows.Key(job.Lease)}");
        if (differences.IsEmpty)
        {
            await publisher.RaiseAsync(submission.Run!, PublicationLevel.Reproduced, CancellationToken.None);
            jobs.Close(job, SubmissionState.SecondMachine, code: null, $"a machine of the class {job.Machine} agrees: reproduced");
        }
        else
        {
            jobs.Close(job, SubmissionState.SecondMachine, code: null, $"a machine of the class {job.Machine} differs, and a dispute is suggested to the keepers of the site: {Shortened(differences)}");
        }
    }

    /// <summary>Why a sound run is not the one that was asked for; null when it is.</summary>
    private async Task<UploadProblem?> ProblemAsync(HeldJob job, StoredSubmission submission, RunDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Run.Manifest.PredictionsSha256 != submission.Sha256)
        {
            return Problem("it was made of other predictions; expected those of the job");
        }

        if (draft.Run.Manifest.MachineClass != job.Machine)
        {
            return Problem("it was made on another class of machine than the job was taken for");
        }

        var asked = new HashSet<(string, string, int)>();
        await foreach (var line in PredictionReader.ReadAsync(files.PathOf(submission.Id), cancellationToken))
        {
            if (line is LineReading<Prediction>.Good(_, var prediction))
            {
                asked.Add((prediction.InstanceId, prediction.ModelNameOrPath, prediction.Attempt));
            }
        }

        return !asked.SetEquals(draft.Run.Results.Select(result => (result.Task.Value, result.Model, result.Attempt))) ? Problem("its results are not those of the predictions of the job")
            : draft.Run.Results.FirstOrDefault(result => result.Outcome == OutcomeKind.Fault) is { } fault ? Problem($"it holds a fault: {Sentence(fault)}; expected the job to be given back")
            : null;
    }

    private static PlacedRun Placed(Publication publication, string? detail = null) => new(publication.Run, [.. publication.Submissions.Select(row => row.Id)], detail);

    private static UploadProblem Problem(string detail) => new(ReasonCode.UploadFieldInvalid, UploadProblem.File, detail);

    private static string Sentence(TaskResult result) =>
        $"{result.Task} ({result.Model}): {(result.Reasons is [var reason, ..] ? $"{reason.Code.Name()}, {reason.Detail}" : result.Outcome.ToString())}";

    private static string Shortened(ImmutableArray<string> sentences) =>
        string.Join("; ", sentences.Take(MostNamed)) + (sentences.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {sentences.Length - MostNamed} more") : "");
}
