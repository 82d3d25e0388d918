using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Publishing;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Uploads;

/// <summary>Takes uploads: stores them, gives a receipt, checks them, and sends them on to the queue or the board.</summary>
/// <param name="store">Receipts.</param>
/// <param name="files">What was handed in.</param>
/// <param name="dataset">What is on the board.</param>
/// <param name="publisher">Puts runs on the board.</param>
/// <param name="bell">Rings when a job has come.</param>
/// <param name="rules">Limits, the clock, and what is being worked on.</param>
internal sealed class UploadDesk(SubmissionStore store, IncomingFiles files, DatasetHolder dataset, SitePublisher publisher, QueueBell bell, DeskRules rules)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Why a token may hand in nothing more for now; null when it may.</summary>
    public UploadProblem? Quota(AccessToken token)
    {
        var (count, bytes) = store.Since(token.Id, rules.Clock.GetUtcNow() - Day);
        return count >= rules.Limits.UploadsADay ? new UploadProblem(ReasonCode.RateLimited, UploadProblem.File, $"found {count} submissions of this token within 24 hours; expected at most {rules.Limits.UploadsADay}")
            : bytes >= rules.Limits.BytesADay ? new UploadProblem(ReasonCode.RateLimited, UploadProblem.File, $"found {bytes >> 20} MiB of this token within 24 hours; expected at most {rules.Limits.BytesADay >> 20} MiB")
            : null;
    }

    /// <summary>How long until the first of what fills a token's quota no longer counts.</summary>
    public TimeSpan Pause(AccessToken token)
    {
        var now = rules.Clock.GetUtcNow();
        return (store.First(token.Id, now - Day) ?? now) + Day - now;
    }

    /// <summary>Most bytes of an upload.</summary>
    public long Cap(SubmissionKind kind) => kind == SubmissionKind.Run ? rules.Limits.BundleBytes : rules.Limits.PredictionBytes;

    /// <summary>Takes an upload. From the moment that its receipt is kept it is checked to the end, by the next start if not by this one.</summary>
    /// <param name="upload">What it claims to be.</param>
    /// <param name="body">What arrives.</param>
    /// <param name="cancellationToken">Stops the arrival.</param>
    /// <exception cref="IOException">It did not arrive, or cannot be stored; nothing is left.</exception>
    public async Task<UploadOutcome> TakeAsync(Upload upload, Stream body, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        files.Open(store.Ids);
        if (await files.StoreAsync(id, body, Cap(upload.Kind), cancellationToken) is not { } stored)
        {
            return new UploadOutcome.Refused(ReasonCode.UploadTooLarge, $"found more than {Cap(upload.Kind) >> 20} MiB; expected at most that");
        }

        using var hold = rules.Hand.Take(id);
        store.Add(new Arrival(id, upload.Token.Id, upload.Kind, stored.Sha256, stored.Bytes, upload.Disclosure, upload.Again));
        return await CheckAsync(store.Find(id)!, CancellationToken.None);
    }

    /// <summary>Goes on with what was stored and not checked to the end when the site was stopped.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        files.Open(store.Ids);
        foreach (var id in store.Unchecked())
        {
            using var hold = rules.Hand.Take(id);
            if (hold is not null && store.Find(id) is { IsUnchecked: true } submission)
            {
                await CheckAsync(submission, cancellationToken);
            }
        }
    }

    private async Task<UploadOutcome> CheckAsync(StoredSubmission submission, CancellationToken cancellationToken)
    {
        var (check, draft) = await LookAsync(submission, cancellationToken);
        if (check is UploadCheck.Refused(var problems))
        {
            return Refuse(submission, problems);
        }

        if (submission.State == SubmissionState.Received)
        {
            var content = ((UploadCheck.Sound)check).Content;
            if (draft is not null && !IsOwn(store.Earlier(submission, content), submission) && OnBoard(submission, draft) is { } known)
            {
                return Refuse(submission, [known]);
            }

            if (store.Accept(submission, content) is { } earlier)
            {
                files.Remove(submission.Id);
                return new UploadOutcome.Earlier(earlier, IsOwn(earlier, submission));
            }
        }

        if (draft is not null)
        {
            store.Intend(submission.Id, draft.Publication.Run);
            await publisher.PlaceAsync(draft, cancellationToken);
            store.Publish(submission.Id, new PlacedRun(draft.Publication.Run, [.. draft.Publication.Submissions.Select(row => row.Id)], "as self-reported: the numbers are the submitter's own"));
            files.Remove(submission.Id);
        }

        bell.Ring();
        return new UploadOutcome.Taken(submission.Id);
    }

    /// <summary>Whether an earlier receipt is of the same submitter.</summary>
    private bool IsOwn(Guid? earlier, StoredSubmission submission) => earlier is { } id && store.Find(id)!.Token == submission.Token;

    private UploadOutcome.Refused Refuse(StoredSubmission submission, ImmutableArray<UploadProblem> problems)
    {
        store.Step(submission.Id, SubmissionState.Refused, problems[0].Code, Text(problems[0]));
        files.Remove(submission.Id);
        return new UploadOutcome.Refused(problems, submission.Id);
    }

    /// <summary>Why a run is not published beside one of the same content that is on the board; null when there is none, or when it is the very one, which stays.</summary>
    private UploadProblem? OnBoard(StoredSubmission submission, RunDraft draft)
    {
        if (publisher.Published(draft.Publication.Run) is { } very)
        {
            return SitePublisher.Differing(very, draft);
        }

        var content = PublicationIds.ContentDigest(draft.Publication.Files);
        var twins = dataset.Current.Runs.Values.Select(run => run.Publication).Where(publication => PublicationIds.ContentDigest(publication.Files) == content).ToList();
        return submission.Again || twins.Count == 0 ? null : UploadProblem.Known(twins[0].Submissions[0].Id);
    }

    private async Task<(UploadCheck Check, RunDraft? Draft)> LookAsync(StoredSubmission submission, CancellationToken cancellationToken)
    {
        if (submission.Kind == SubmissionKind.Predictions)
        {
            return (await new PredictionsCheck(dataset.Current, rules.Limits).OfAsync(files.PathOf(submission.Id), submission.Disclosure, cancellationToken), null);
        }

        var (draft, problem) = await publisher.UnpackAsync(submission.Id, PublicationLevel.SelfReported, submission.Disclosure, cancellationToken);
        if (draft is null)
        {
            return (new UploadCheck.Refused(problem!), null);
        }

        var names = new DisclosureCheck(KnownNames.Of(dataset.Current));
        return draft.Publication.Submissions.Select(row => names.NameProblem(row.Model)).FirstOrDefault(found => found is not null) is { } odd
            ? (new UploadCheck.Refused(new UploadProblem(ReasonCode.UploadFieldInvalid, UploadProblem.File, $"results.jsonl: /model: {odd}")), null)
            : (new UploadCheck.Sound("run " + PublicationIds.ContentDigest(draft.Publication.Files)), draft);
    }

    private static string Text(UploadProblem problem) => problem.Line > 0 ? $"line {problem.Line}: {problem.Detail}" : problem.Detail;
}
