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

    private static Task<IResult> SendAsync(string version, Dataset dataset, SemaphoreSlim turns, HttpContext context) => version == dataset.Version
        ? SendAsync(dataset, turns, context)
        : EarlierDataset.Find(dataset, version) switch
        {
            EarlierDataset.There(var earlier) => SendAsync(earlier, turns, context),
            EarlierDataset.Gone(var part) => Task.FromResult(Results.Problem(
                $"The dataset {version} was served here, and '{part}' of it is no longer as it was. This site holds the dataset {dataset.Version}.", statusCode: StatusCodes.Status410Gone, title: "Dataset is gone")),
            _ => Task.FromResult(Results.Problem(
                $"This site never served a dataset {version}; it holds {dataset.Version}, and /data lists the earlier ones.", statusCode: StatusCodes.Status404NotFound, title: "No such dataset")),
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
            if (archive.FirstMissing() is { } missing)
            {
                return ApiProblem.Unreadable($"'{missing}' is not there, so the archive would be cut short. /status names what is wrong; every page and the rest of the API are served on.");
            }

            context.Response.ContentType = "application/gzip";
            context.Response.Headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }.ToString();
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
