using System.Buffers;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>The queue as workers see it. A lease that has ended, or is another token's, is answered with 410.</summary>
internal static class QueueEndpoints
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private const string Lost = "what was handed in is not in the site's folder 'incoming' any more";

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder site)
    {
        var queue = site.MapGroup("/api/v1/queue");
        queue.RequireToken(TokenScope.Worker).AnswerFaults().RequireRateLimiting(RateLimits.Calls)
            .WithMetadata(new AnswerAttribute(AnswerKind.Live)).DisableRequestTimeout().WithTags("queue");
        queue.MapPost("/leases", LeaseAsync).WithSummary("Takes a job, for a while.").WithMetadata(QueueDescriptions.Lease);
        queue.MapGet("/leases/{lease:guid}/predictions", Predictions).WithSummary("The predictions of a job, as JSON Lines.").WithMetadata(QueueDescriptions.Predictions);
        queue.MapPost("/leases/{lease:guid}/heartbeat", Heartbeat).WithSummary("Says that the worker lives.").WithMetadata(QueueDescriptions.Heartbeat);
        queue.MapPost("/leases/{lease:guid}/reports", ReportAsync).WithSummary("Says how far a job is, with the lines of its log.").WithMetadata(QueueDescriptions.Reports);
        queue.MapPost("/leases/{lease:guid}/return", ReturnAsync).WithSummary("Gives a job back without a run.").WithMetadata(QueueDescriptions.Return);
        queue.MapPut("/leases/{lease:guid}/run", RunAsync).WithSummary("Brings the run of a job (gzip), which ends it.").WithMetadata(QueueDescriptions.Run);
    }

    private static async Task<IResult> LeaseAsync(HttpContext context, JobStore jobs, SubmissionStore store, QueueBell bell, IntakeLimits limits, TimeProvider clock)
    {
        if (SubmissionReader.ReadLeaseRequest(await BodyAsync(context)) is not DocumentReading<LeaseRequest>.Read(var request))
        {
            return Malformed("worker, machineClass, waitSeconds and tasks");
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var wait = TimeSpan.FromSeconds(Math.Min(request.WaitSeconds, limits.LongestWait.TotalSeconds));
        var began = clock.GetTimestamp();
        var tasks = context.RequestServices.GetRequiredService<JobTasks>();
        while (!stopping.IsCancellationRequested)
        {
            var next = bell.Next;
            if (jobs.Lease(context.Token()!.Id, request, await tasks.BeyondAsync(request.Tasks, stopping.Token)) is { } job)
            {
                return Results.Json(Leased(job, store.Find(job.Submission)!, limits), BenchJson.Options);
            }

            var left = wait - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            // A lease may end without a ring.
            await Task.WhenAny(next, Task.Delay(left < LookAgain ? left : LookAgain, clock, stopping.Token));
        }

        return Results.NoContent();
    }

    private static LeasedJob Leased(HeldJob job, StoredSubmission submission, IntakeLimits limits) => new(
        LeasedJob.SchemaName,
        job.Lease.ToString("D"),
        submission.Id.ToString("D"),
        submission.Sha256,
        submission.Bytes,
        job.Try,
        (int)Math.Ceiling(limits.Lease.TotalSeconds),
        job.IsSecond);

    private static IResult Predictions(HttpContext context, Guid lease, JobStore jobs, IncomingFiles files)
    {
        if (jobs.Renew(lease, context.Token()!.Id) is not { } job)
        {
            return Gone();
        }

        var path = files.PathOf(job.Submission);
        if (File.Exists(path))
        {
            return Results.File(path, "application/x-ndjson");
        }

        if (job.IsSecond)
        {
            jobs.Return(lease, context.Token()!.Id, new JobReturn(ReasonCode.InfraError, Lost));
        }
        else
        {
            jobs.Close(job, SubmissionState.Fault, ReasonCode.InfraError, $"{Lost}; hand it in again");
        }

        return IntakeProblems.Yours(StatusCodes.Status404NotFound, "The predictions are lost", Lost);
    }

    private static IResult Heartbeat(HttpContext context, Guid lease, JobStore jobs) =>
        jobs.Renew(lease, context.Token()!.Id) is null ? Gone() : Results.NoContent();

    private static async Task<IResult> ReportAsync(HttpContext context, Guid lease, JobStore jobs)
    {
        if (SubmissionReader.ReadReport(await BodyAsync(context)) is not DocumentReading<JobReport>.Read(var report))
        {
            return Malformed("state (apply, build, parity or measure) and lines");
        }

        return jobs.Report(lease, context.Token()!.Id, report with { Lines = [.. report.Lines.Select(LogLine.Of)] }) ? Results.NoContent() : Gone();
    }

    private static async Task<IResult> ReturnAsync(HttpContext context, Guid lease, JobStore jobs, QueueBell bell)
    {
        if (SubmissionReader.ReadReturn(await BodyAsync(context)) is not DocumentReading<JobReturn>.Read(var reason))
        {
            return Malformed("code and detail, or neither");
        }

        if (!jobs.Return(lease, context.Token()!.Id, reason))
        {
            return Gone();
        }

        bell.Ring();
        return Results.NoContent();
    }

    private static async Task<IResult> RunAsync(HttpContext context, Guid lease, JobStore jobs, RunDesk desk, Receipts receipts, SubmissionStore store)
    {
        var limits = context.RequestServices.GetRequiredService<IntakeLimits>();
        if (jobs.Renew(lease, context.Token()!.Id) is not { } job)
        {
            return Gone();
        }

        if (UploadBody.Allow(context, limits.BundleBytes, limits) is { } refused)
        {
            return refused;
        }

        var outcome = await desk.TakeAsync(job, context.Request.Body, context.RequestAborted);
        context.RequestServices.GetRequiredService<QueueBell>().Ring();
        return SubmissionEndpoints.Answer(outcome, receipts, store);
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        // The site's own limit on bodies bounds it.
        var body = new ArrayBufferWriter<byte>();
        while (await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted) is var read and > 0)
        {
            body.Advance(read);
        }

        return body.WrittenSpan.ToArray();
    }

    private static IResult Malformed(string expected) => IntakeProblems.Yours(StatusCodes.Status422UnprocessableEntity, "The body cannot be read", $"expected a JSON object with {expected}");

    private static IResult Gone() => IntakeProblems.Yours(StatusCodes.Status410Gone, "The lease has ended", "the job is another worker's, or is over; take a new one");
}
