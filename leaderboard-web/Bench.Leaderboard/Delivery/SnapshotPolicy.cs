using Bench.Leaderboard.Data;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Bench.Leaderboard.Delivery;

/// <summary>
/// Keeps answers that depend on the dataset and the address alone, compressed as they were asked for. The dataset's version is part of
/// the key: what another state gave is never found again and falls out in time.
/// </summary>
internal sealed class SnapshotPolicy : IOutputCachePolicy
{
    /// <summary>Bytes of all answers that are kept.</summary>
    public const long Capacity = 8 << 20;

    /// <summary>Bytes of the largest answer that is kept.</summary>
    public const long LargestAnswer = 1 << 20;

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (AnswerAttribute.Of(http) == AnswerKind.Snapshot && http.Request.Headers.Authorization.Count == 0)
        {
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = true;
            context.AllowCacheStorage = true;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.VaryByValues["dataset"] = http.RequestServices.GetRequiredService<Dataset>().Version;
            context.CacheVaryByRules.VaryByValues["pinned"] = http.Request.PathBase.Value ?? "";
            context.CacheVaryByRules.VaryByValues["encoding"] =
                http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName ?? "";
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = context.AllowCacheStorage && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
