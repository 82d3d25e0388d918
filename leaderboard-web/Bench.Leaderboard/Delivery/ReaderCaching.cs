using Bench.Leaderboard.Data;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace Bench.Leaderboard.Delivery;

/// <summary>Tells readers how long they may keep an answer, and answers 304 to those who have it.</summary>
/// <param name="next">The rest of the site.</param>
internal sealed class ReaderCaching(RequestDelegate next)
{
    /// <summary>Property of a file's address that names its digest.</summary>
    private const string Fingerprint = "fingerprint";

    /// <summary>For what never changes under its address.</summary>
    public static readonly string Forever = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }.ToString();

    /// <summary>For what differs from one answer to the next.</summary>
    public static readonly string Never = new CacheControlHeaderValue { NoStore = true }.ToString();

    private static readonly string Latest = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(300) }.ToString();

    public Task InvokeAsync(HttpContext context, Dataset dataset)
    {
        switch (AnswerAttribute.Of(context))
        {
            case AnswerKind.Live when context.Request.PathBase.HasValue:
                context.Response.Redirect(context.Request.Path.ToUriComponent() + context.Request.QueryString);
                return Task.CompletedTask;
            case AnswerKind.Snapshot or AnswerKind.Stream:
                var tag = SnapshotTag.Of(dataset, context.Request);
                if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
                {
                    Allow(context, tag);
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }

                context.Response.OnStarting(() => MarkAsync(context, tag));
                break;
            case AnswerKind.Live:
                context.Response.OnStarting(() => MarkAsync(context, null));
                break;
            case null when context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset && asset.Properties.Any(property => property.Name == Fingerprint):
                context.Response.OnStarting(() => KeepAsync(context.Response, asset));
                break;
        }

        return next(context);
    }

    private static Task MarkAsync(HttpContext context, EntityTagHeaderValue? tag)
    {
        var response = context.Response;
        if (tag is not null && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            Allow(context, tag);
        }
        else
        {
            response.Headers.CacheControl = Never;
        }

        return Task.CompletedTask;
    }

    /// <summary>What an address names by its digest never changes; a file that was changed since the address was made is another one and has another tag.</summary>
    private static Task KeepAsync(HttpResponse response, StaticAssetDescriptor asset)
    {
        if (response.StatusCode < StatusCodes.Status400BadRequest && asset.ResponseHeaders.Any(header => header.Name == HeaderNames.ETag && header.Value == response.Headers.ETag))
        {
            response.Headers.CacheControl = Forever;
        }

        return Task.CompletedTask;
    }

    private static void Allow(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        if (!context.Response.Headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
        {
            context.Response.Headers.CacheControl = context.Request.PathBase.HasValue ? Forever : Latest;
        }
    }
}
