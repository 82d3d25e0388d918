using System.Net.Mime;
using System.Text;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Submissions;

/// <summary>Whole logs as plain text. The names of an address are looked up and are no paths.</summary>
public static class LogFiles
{
    /// <summary>Adds the address of the logs.</summary>
    public static void MapLogFiles(this IEndpointRouteBuilder site) =>
        site.MapGet("/submissions/{id}/tasks/{task}/attempts/{attempt:int}/logs/{arm}/{name}", SendAsync).ExcludeFromDescription();

    /// <summary>Address of a log.</summary>
    public static string Url(AttemptView view, string arm, string name) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/submissions/{view.Submission}/tasks/{view.Task.Value}/attempts/{view.Result.Attempt}/logs/{arm}/{Uri.EscapeDataString(name)}");

    /// <summary>Name of the folder of an arm's logs; null when there is none.</summary>
    public static string? Folder(TaskResult result, string arm) => arm == "candidate" ? result.Arm : AttemptQuery.Arms.Contains(arm) ? arm : null;

    private static async Task<IResult> SendAsync(HttpContext http, [AsParameters] LogPlace place, Dataset dataset, LogStore logs, CancellationToken cancellationToken)
    {
        if (dataset.Submission(place.Id) is not { } entry || TaskId.TryParse(place.Task) is not { } task || AttemptView.Find(entry, task, place.Attempt) is not { } result
            || await logs.ReadAsync(entry.Run, task, Folder(result, place.Arm), place.Name, 0, cancellationToken) is not { } first)
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(
            async stream =>
            {
                for (var page = first; page is not null;)
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(page.Text), cancellationToken);
                    page = page.Next is { } next ? await logs.ReadAsync(entry.Run, task, Folder(result, place.Arm), place.Name, next, cancellationToken) : null;
                }
            },
            $"{MediaTypeNames.Text.Plain}; charset=utf-8");
    }
}
