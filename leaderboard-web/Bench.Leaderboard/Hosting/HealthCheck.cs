using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;

namespace Bench.Leaderboard.Hosting;

/// <summary>Says whether the site serves what its files say, and answers for pages while there is nothing to serve.</summary>
internal static class HealthCheck
{
    private const string Path = "/healthz";

    /// <summary>Answers <c>/healthz</c>: 200 with the version of the data set, 503 before the first import is done.</summary>
    public static void MapHealth(this WebApplication site) => site.MapGet(Path, (DatasetHolder dataset) => dataset.IsUpToDate
            ? Results.Text($"ok {dataset.Current.Version}\n")
            : Results.Text("the files are being imported\n", statusCode: StatusCodes.Status503ServiceUnavailable))
        .WithMetadata(new AnswerAttribute(AnswerKind.Live)).ExcludeFromDescription();

    /// <summary>Answers 503 while there is no state to serve.</summary>
    public static void UseReadiness(this WebApplication site) => site.Use((context, next) =>
    {
        if (context.RequestServices.GetRequiredService<DatasetHolder>().IsReady || context.Request.Path == Path)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("The published runs are being imported for the first time. Please come back in a minute.\n", context.RequestAborted);
    });
}
