using System.Collections.Immutable;
using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Api;

/// <summary>What the API answers instead of a view: problem details (RFC 9457) that say how to mend the request.</summary>
internal static class ApiProblem
{
    private const string UnreadableTitle = "Published files cannot be read";

    /// <summary>400: a key or value that is not understood.</summary>
    public static IResult Of(QueryProblem problem) => Results.Problem(
        $"In '{problem.Name}' found '{problem.Found}'; expected {problem.Expected}.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The address is not understood",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = problem.Name, ["found"] = problem.Found, ["expected"] = problem.Expected });

    /// <summary>404.</summary>
    public static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    /// <summary>404 with the ids that may have been meant.</summary>
    public static IResult NotFound(string detail, ImmutableArray<string> near) => Results.Problem(
        near.IsEmpty ? detail : $"{detail} Did you mean {string.Join(", ", near.Select(id => $"'{id}'"))}?",
        statusCode: StatusCodes.Status404NotFound,
        title: "Not found",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["near"] = near });

    /// <summary>410: it was there in another state of the data.</summary>
    public static IResult Gone(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status410Gone, title: "No longer there");

    /// <summary>503: published files that were there when they were imported cannot be read now.</summary>
    public static IResult Unreadable(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable, title: UnreadableTitle);

    /// <summary>Says what an exception came to, never in its own words, which name folders of this machine; and which methods an address takes.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        if (context.Exception is not null && context.ProblemDetails.Status == StatusCodes.Status503ServiceUnavailable)
        {
            (context.ProblemDetails.Title, context.ProblemDetails.Detail) = (UnreadableTitle, "The figures are served on; /status names what is wrong with the files. Try again later.");
        }
        else if (context.ProblemDetails.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.ProblemDetails.Detail = $"Found another method than this address takes; expected {context.HttpContext.Response.Headers.Allow}.";
        }
    }
}
