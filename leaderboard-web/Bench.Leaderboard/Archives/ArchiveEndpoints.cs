using Bench.Leaderboard.Api;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Archives;

/// <summary>Gives the whole dataset away.</summary>
internal static class ArchiveEndpoints
{
    /// <summary>Archives that are packed at the same time; more would slow the pages down.</summary>
    private const int AtOnce = 2;

    /// <summary>Puts the archive into the site.</summary>
    public static void MapArchives(this WebApplication site)
    {
        var turns = new SemaphoreSlim(AtOnce);
        site.MapGet("/data/bench-{version}.tar.gz", (string version, Dataset dataset, HttpContext context) => SendAsync(version, dataset, turns, context))
            .WithMetadata(new AnswerAttribute(AnswerKind.Stream))
            .RequireCors(SiteDelivery.ReadableFromEverywhere)
            .DisableRequestTimeout()
            .ExcludeFromDescription();
        site.MapGet($"/data/{DatasetArchive.SumsName}", async (Dataset dataset, CancellationToken cancellationToken) =>
            Results.Text(await new DatasetArchive(dataset).SumsAsync(cancellationToken))).ExcludeFromDescription();
    }

    private static Task<IResult> SendAsync(string version, Dataset dataset, SemaphoreSlim turns, HttpContext context) => EarlierDataset.Find(dataset, version) switch
    {
        EarlierDataset.There(var found) => SendAsync(found, turns, context),
        var missing => Task.FromResult(UnseenDataset.Of(missing, version).Problem()),
    };

    private static async Task<IResult> SendAsync(Dataset dataset, SemaphoreSlim turns, HttpContext context)
    {
        if (!await turns.WaitAsync(0, context.RequestAborted))
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Problem("Others are fetching it; try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Busy");
        }

        try
        {
            var archive = new DatasetArchive(dataset);
            if (await archive.FirstOddAsync(context.RequestAborted) is { } odd)
            {
                return ApiProblem.Unreadable($"'{odd}' is not there or not as it was published, so the archive would be another one. /status names what is wrong; every page and the rest of the API are served on.");
            }

            context.Response.ContentType = "application/gzip";
            context.Response.Headers.CacheControl = ReaderCaching.Forever;
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = DatasetArchive.NameOf(dataset) }.ToString();
            await archive.WriteAsync(context.Response.Body, context.RequestAborted);
            return Results.Empty;
        }
        finally
        {
            turns.Release();
        }
    }
}
