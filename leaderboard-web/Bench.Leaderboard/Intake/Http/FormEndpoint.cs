using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Components;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Intake.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>Handing something in by the form of <c>/submit</c>. What is wrong comes back as the same page, with each mistake at its field.</summary>
/// <param name="desk">Takes uploads.</param>
/// <param name="tokens">Looks tokens up.</param>
/// <param name="antiforgery">Whether the form is ours.</param>
/// <param name="receipts">Addresses of receipts.</param>
/// <param name="store">Receipts.</param>
/// <param name="dataset">What is on the board.</param>
internal sealed class FormEndpoint(UploadDesk desk, TokenStore tokens, IAntiforgery antiforgery, Receipts receipts, SubmissionStore store, DatasetHolder dataset)
{
    private const long FormExtra = 1 << 20;

    /// <summary>Adds the endpoint. It answers before the page of the same address, which is there for reading.</summary>
    public static void Map(IEndpointRouteBuilder site) => site
        .MapPost("/submit", (HttpContext context, FormEndpoint form, IntakeLimits limits) => form.PostAsync(context, limits))
        .WithOrder(-1).AnswerFaults().RequireRateLimiting(RateLimits.Uploads).WithMetadata(new AnswerAttribute(AnswerKind.Live)).DisableRequestTimeout().ExcludeFromDescription();

    private async Task<IResult> PostAsync(HttpContext context, IntakeLimits limits)
    {
        if (UploadBody.Allow(context, Math.Max(limits.PredictionBytes, limits.BundleBytes) + FormExtra, limits) is { } tooLarge)
        {
            return tooLarge;
        }

        if (await FormReader.ReadAsync(context.Request, context.RequestAborted) is not { } form)
        {
            return IntakeProblems.Yours(StatusCodes.Status415UnsupportedMediaType, "Not the form of this page", "expected multipart/form-data with the fields of /submit, the file last");
        }

        // The check reads the form from here, so that nothing of the body is read for it.
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(form.Values.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value), StringComparer.Ordinal))));
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Again(context, form, [new UploadProblem(ReasonCode.UploadFieldInvalid, "", "this form is too old, or was not made by this site; write the token again and send it once more")]);
        }

        var (upload, problems) = Read(form);
        if (upload is null)
        {
            return Again(context, form, problems);
        }

        return await desk.TakeAsync(upload, form.File!, context.RequestAborted) switch
        {
            UploadOutcome.Taken(var id) => Results.Redirect(receipts.Address(id)),
            UploadOutcome.Earlier(var id, IsOwn: true) => Results.Redirect(receipts.Address(id) + "&earlier=true"),
            UploadOutcome.Earlier(var id, _) => Again(context, form, [SubmissionEndpoints.Foreign(store.Find(id)!)]),
            UploadOutcome.Refused(var refused, _) => Again(context, form, refused),
            _ => throw new InvalidOperationException("unknown outcome"),
        };
    }

    private (Upload? Upload, ImmutableArray<UploadProblem> Problems) Read(FormReader form)
    {
        var (disclosure, problems) = new DisclosureCheck(KnownNames.Of(dataset.Current)).Read(name => form.Values.GetValueOrDefault(name));
        var kind = IsBundle(form.FileName) ? SubmissionKind.Run : SubmissionKind.Predictions;
        var scope = kind == SubmissionKind.Run ? TokenScope.Publish : TokenScope.Submit;
        var token = tokens.Find(form.Values.GetValueOrDefault(UploadProblem.Token, "").Trim());
        if (token is null || !token.Allows(scope))
        {
            var expected = token is null ? "expected a token of this site that has neither ended nor been revoked" : "this token hands in predictions; a run bundle needs one of the scope 'publish'";
            problems = problems.Insert(0, new UploadProblem(ReasonCode.UploadFieldInvalid, UploadProblem.Token, expected));
        }
        else if (desk.Quota(token) is { } spent)
        {
            problems = problems.Add(spent);
        }

        if (form.File is null || string.IsNullOrEmpty(form.FileName))
        {
            problems = problems.Add(new UploadProblem(ReasonCode.UploadFieldInvalid, UploadProblem.File, "expected a predictions file or a run bundle"));
        }

        return problems.IsEmpty ? (new Upload(token!, kind, disclosure, form.Values.GetValueOrDefault("again") == "true"), problems) : (null, problems);
    }

    private static bool IsBundle(string? name) =>
        name is not null && (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase));

    private static RazorComponentResult<App> Again(HttpContext context, FormReader form, ImmutableArray<UploadProblem> problems)
    {
        context.Features.Set(new SubmitForm(form.Values.Remove(UploadProblem.Token), problems));
        return new RazorComponentResult<App> { StatusCode = IntakeProblems.Status(problems[0].Code) };
    }
}
