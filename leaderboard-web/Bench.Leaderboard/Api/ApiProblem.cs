using Bench.Leaderboard.Queries;

namespace Bench.Leaderboard.Api;

/// <summary>What the API answers instead of a view: problem details (RFC 9457) that say how to mend the request.</summary>
internal static class ApiProblem
{
    /// <summary>400: a key or value that is not understood.</summary>
    public static IResult Of(QueryProblem problem) => Results.Problem(
        $"In '{problem.Name}' found '{problem.Found}'; expected {problem.Expected}.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The address is not understood",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = problem.Name, ["found"] = problem.Found, ["expected"] = problem.Expected });

    /// <summary>404.</summary>
    public static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    /// <summary>410: it was there in another state of the data.</summary>
    public static IResult Gone(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status410Gone, title: "No longer there");
}
