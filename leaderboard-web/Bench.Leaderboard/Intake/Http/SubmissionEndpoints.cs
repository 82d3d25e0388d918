using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Api;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Intake.Uploads;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Handing something in by a program, and following it.</summary>
internal static class SubmissionEndpoints
{
    /// <summary>Key that asks for content to be scored once more.</summary>
    public const string Again = "again";

    /// <summary>Types of a predictions file.</summary>
    public static ImmutableArray<string> PredictionTypes { get; } = ["application/x-ndjson", "application/jsonl"];

    /// <summary>Types of a run bundle.</summary>
    public static ImmutableArray<string> BundleTypes { get; } = ["application/gzip", "application/x-gzip"];

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder site)
    {
        var live = new AnswerAttribute(AnswerKind.Live);
        site.MapPost("/api/v1/submissions", PostAsync).WithSummary("Hands in predictions (JSON Lines) or a run bundle (gzip); needs a token.")
            .RequireToken(TokenScope.Submit).AnswerFaults().RequireRateLimiting(RateLimits.Uploads).WithMetadata(live, new UploadDescription()).WithTags("submissions").DisableRequestTimeout();
        site.MapGet("/api/v1/submissions/{id:guid}/status", Status).WithSummary("A receipt; needs its address's key or its token.")
            .AnswerFaults().RequireRateLimiting(RateLimits.Calls).WithMetadata(live, new ReceiptDescription()).WithTags("submissions");
        site.MapGet("/api/v1/submissions/{id:guid}/status.csv", Steps).WithSummary("The steps of a receipt as CSV.")
            .AnswerFaults().RequireRateLimiting(RateLimits.Calls).WithMetadata(live, new ReceiptDescription("text/csv")).WithTags("submissions");
        site.MapGet("/submissions/{id:guid}/status.json", Status).AnswerFaults().RequireRateLimiting(RateLimits.Calls).WithMetadata(live).ExcludeFromDescription();
        site.MapGet("/api/v1/submissions/{id:guid}/log/{state}", Log).WithSummary("What was said while a receipt was in a state, as text.")
            .AnswerFaults().RequireRateLimiting(RateLimits.Calls).WithMetadata(live, new ReceiptDescription("text/plain")).WithTags("submissions");
    }

    /// <summary>The answer to an upload.</summary>
    public static IResult Answer(UploadOutcome outcome, Receipts receipts, SubmissionStore store) => outcome switch
    {
        UploadOutcome.Taken(var id) => Results.Json(receipts.Of(id), BenchJson.Options, statusCode: StatusCodes.Status202Accepted),
        UploadOutcome.Earlier(var id, IsOwn: true) => Results.Json(receipts.Of(id) with { IsEarlier = true }, BenchJson.Options),
        UploadOutcome.Earlier(var id, _) => IntakeProblems.Refused([Foreign(store.Find(id)!)], receipt: null),
        UploadOutcome.Refused(var problems, var id) => IntakeProblems.Refused(problems, id is { } receipt ? receipts.Address(receipt) : null),
        _ => throw new InvalidOperationException("unknown outcome"),
    };

    /// <summary>Why content that somebody else has handed in is not taken: nothing is told of it that the board does not tell.</summary>
    public static UploadProblem Foreign(StoredSubmission earlier) => earlier.Published is [var id, ..]
        ? UploadProblem.Known(id)
        : UploadProblem.OnItsWay();

    private static async Task<IResult> PostAsync(HttpContext context, UploadDesk desk, Receipts receipts, SubmissionStore store, DatasetHolder dataset, IntakeLimits limits)
    {
        var token = context.Token()!;
        if (Kind(context.Request) is not { } kind)
        {
            return IntakeProblems.Yours(
                StatusCodes.Status415UnsupportedMediaType, "Not a type that is taken", "expected application/x-ndjson or application/jsonl (predictions) or application/gzip (a run bundle), without Content-Encoding");
        }

        if (kind == SubmissionKind.Run && !token.Allows(TokenScope.Publish))
        {
            return IntakeProblems.Forbidden(token, TokenScope.Publish);
        }

        if (Misspelt(context.Request.Query) is { } problem)
        {
            return problem;
        }

        var (disclosure, problems) = new DisclosureCheck(KnownNames.Of(dataset.Current)).Read(name => context.Request.Query[name]);
        if (!problems.IsEmpty)
        {
            return IntakeProblems.Refused(problems, receipt: null);
        }

        if (desk.Quota(token) is { } spent)
        {
            context.Response.Headers.RetryAfter = IntakeProblems.Seconds(desk.Pause(token));
            return IntakeProblems.Refused([spent], receipt: null);
        }

        if (UploadBody.Allow(context, desk.Cap(kind), limits) is { } tooLarge)
        {
            return tooLarge;
        }

        var outcome = await desk.TakeAsync(new Upload(token, kind, disclosure, context.Request.Query[Again] == "true"), context.Request.Body, context.RequestAborted);
        if (outcome is UploadOutcome.Taken(var id))
        {
            context.Response.Headers.Location = $"/api/v1{receipts.Address(id)}";
        }

        return Answer(outcome, receipts, store);
    }

    private static SubmissionKind? Kind(HttpRequest request)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) && request.Headers.ContentEncoding.Count == 0 ? parsed.MediaType.Value ?? "" : "";
        return PredictionTypes.Contains(type, StringComparer.OrdinalIgnoreCase) ? SubmissionKind.Predictions
            : BundleTypes.Contains(type, StringComparer.OrdinalIgnoreCase) ? SubmissionKind.Run
            : null;
    }

    private static IResult? Misspelt(IQueryCollection query) =>
        query.Keys.FirstOrDefault(key => key != Again && !DisclosureCheck.Fields.Contains(key)) is { } odd
            ? IntakeProblems.Yours(StatusCodes.Status400BadRequest, "Not a field", $"found a field that nobody understands ({odd.Length} characters); expected {string.Join(", ", DisclosureCheck.Fields)} or {Again}")
        : query[Again] is [not ("true" or "false")] or { Count: > 1 } ? IntakeProblems.Yours(StatusCodes.Status400BadRequest, "Not a value", $"expected {Again}=true or {Again}=false")
        : null;

    private static IResult Status(HttpContext context, Guid id, Receipts receipts) =>
        receipts.Seen(context, id) is { } receipt ? Results.Json(receipt, BenchJson.Options) : IntakeProblems.Nothing();

    private static IResult Steps(HttpContext context, Guid id, Receipts receipts) =>
        receipts.Seen(context, id) is { } receipt ? new CsvResult(ReceiptTable.Of(receipt), $"receipt-{receipt.Id}.csv") : IntakeProblems.Nothing();

    private static IResult Log(HttpContext context, Guid id, string state, Receipts receipts)
    {
        if (!Enum.TryParse<SubmissionState>(state, ignoreCase: true, out var named) || char.IsAsciiDigit(state[0]) || receipts.Log(context, id, named) is not { } text)
        {
            return IntakeProblems.Nothing();
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"log.txt\"";
        return Results.Text(text, "text/plain; charset=utf-8");
    }
}
