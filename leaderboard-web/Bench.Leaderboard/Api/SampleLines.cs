using System.Collections.Immutable;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Api;

/// <summary>
/// Sends the samples of a submission as NDJSON: the lines of <c>samples.jsonl</c> as they were published, sitting by sitting. Other
/// candidates that shared a sitting are among them.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="sittings">Identities of the sittings.</param>
internal sealed class SampleLines(RunEntry run, ImmutableArray<string> sittings) : IResult
{
    /// <summary>Type of the answer.</summary>
    public const string ContentType = "application/x-ndjson";

    /// <summary>The samples behind the results of a submission; 404 or 410 when there is no such result.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="request">The request, for what it may have meant.</param>
    /// <param name="id">The submission.</param>
    /// <param name="task">One task; null for all.</param>
    public static IResult Of(Dataset dataset, HttpRequest request, string id, string? task)
    {
        if (dataset.Submission(id) is not { } submission || submission.Results.Where(result => task is null || result.Task.Value == task).ToList() is not { Count: > 0 } results)
        {
            return UnknownIds.Problem(dataset, request);
        }

        ImmutableArray<string> sittings = [.. results.Select(result => result.Sitting).OfType<string>().Distinct(StringComparer.Ordinal)];
        return sittings.IsEmpty
            ? ApiProblem.NotFound("Nothing was measured: the evaluation ended before, or the run was imported from a report without samples.")
            : new SampleLines(submission.Run, sittings);
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var store = httpContext.RequestServices.GetRequiredService<SampleStore>();
        httpContext.Response.ContentType = ContentType;
        foreach (var sitting in sittings)
        {
            await httpContext.Response.Body.WriteAsync(await store.LinesAsync(run, sitting, httpContext.RequestAborted), httpContext.RequestAborted);
        }
    }
}
