using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Tokens;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>What the intake says when it says no, as problem details. "Yours" is the caller's to mend, "ours" is not.</summary>
internal static class IntakeProblems
{
    /// <summary>An upload is not taken.</summary>
    /// <param name="problems">Why, the first found first.</param>
    /// <param name="receipt">Address of its receipt; null when it has none.</param>
    public static IResult Refused(ImmutableArray<UploadProblem> problems, string? receipt)
    {
        var first = problems[0];
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = first.Code.Name(),
            ["whose"] = "yours",
            ["errors"] = problems.Select(problem => new { code = problem.Code.Name(), field = problem.Field, line = problem.Line, detail = problem.Detail }).ToArray(),
        };
        if (receipt is not null)
        {
            extensions["receipt"] = receipt;
        }

        if (first.OffersAgain)
        {
            extensions[RefusalMembers.Again] = true;
        }

        if (first.Published is { } published)
        {
            extensions[RefusalMembers.Published] = published;
        }

        return Results.Problem(Text(first), statusCode: Status(first.Code), title: first.Code.Meaning(), type: "/docs/reason-codes", extensions: extensions);
    }

    /// <summary>The status of a refusal.</summary>
    public static int Status(ReasonCode code) => code switch
    {
        ReasonCode.UploadTooLarge => StatusCodes.Status413PayloadTooLarge,
        ReasonCode.RateLimited => StatusCodes.Status429TooManyRequests,
        ReasonCode.DuplicateSubmission => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>A problem that is the caller's.</summary>
    public static IResult Yours(int status, string title, string detail) => Problem(status, title, detail, "yours");

    /// <summary>A problem that is ours.</summary>
    public static IResult Ours(int status, string title, string detail) => Problem(status, title, detail, "ours");

    /// <summary>The request carries no good token.</summary>
    public static IResult Unknown(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"bench\"";
        return Yours(StatusCodes.Status401Unauthorized, "No token that is good", "expected the header 'Authorization: Bearer bench_…' with a token that has neither ended nor been revoked");
    }

    /// <summary>The request's token is good for something else.</summary>
    public static IResult Forbidden(AccessToken token, TokenScope scope) => Yours(
        StatusCodes.Status403Forbidden,
        "The token is good for something else",
        $"found a token of the scope '{token.Scope.ToString().ToLowerInvariant()}'; expected '{scope.ToString().ToLowerInvariant()}' or 'admin'");

    /// <summary>There is no such thing, or it is none of the caller's.</summary>
    public static IResult Nothing() =>
        Yours(StatusCodes.Status404NotFound, "No such receipt", "expected the address that the receipt came with, or the token that it was handed in with");

    /// <summary>A pause as <c>Retry-After</c> says it: whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan pause) => Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static string Text(UploadProblem problem) => problem.Line > 0 ? $"line {problem.Line}: {problem.Detail}" : problem.Detail;

    private static IResult Problem(int status, string title, string detail, string whose) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: new Dictionary<string, object?> { ["whose"] = whose });
}
