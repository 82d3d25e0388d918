using System.IO.Compression;
using Bench.Leaderboard.Data;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bench.Leaderboard.Delivery;

/// <summary>How every answer leaves the site: limits, headers, caching and compression, in the order that they need.</summary>
internal static class SiteDelivery
{
    /// <summary>Name of the rule that lets scripts of other sites read the API.</summary>
    public const string ReadableFromEverywhere = "read";

    /// <summary>Largest body of a request that does not upload, in bytes.</summary>
    internal const long LargestBody = 1 << 16;

    /// <summary>Far more than a site of this kind has readers, so that slow ones do not lock others out, and far less than the machine has sockets.</summary>
    private const long MostConnections = 8192;

    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Types that are compressed beside the usual ones.</summary>
    private static readonly string[] CompressedTypes = ["application/atom+xml", "application/problem+json", "application/x-ndjson", "image/svg+xml", "text/csv"];

    /// <summary>Adds what <see cref="UseDelivery"/> uses.</summary>
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
            kestrel.Limits.MinRequestBodyDataRate = SlowestReader;
            kestrel.Limits.MinResponseDataRate = SlowestReader;
        });
        // Not a line for each request: addresses may hold what only one person should know.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton<PolicyReports>();
        services.AddSingleton<EarlierDatasets>().AddScoped<RequestDataset>().AddScoped(provider => provider.GetRequiredService<RequestDataset>().Value);
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = SnapshotPolicy.Capacity;
            cache.MaximumBodySize = SnapshotPolicy.LargestAnswer;
            cache.AddBasePolicy(policy => policy.AddPolicy<SnapshotPolicy>(), excludeDefaultPolicy: true);
        });

        // Behind TLS too: the only secrets in a page are antiforgery tokens, which differ from answer to answer.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. CompressedTypes];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = LongestAnswer, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        services.AddCors(cors => cors.AddPolicy(ReadableFromEverywhere, policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").WithExposedHeaders("ETag")));
    }

    /// <summary>Puts in front of everything what every answer has, errors too, and what reads the dataset out of an address.</summary>
    public static void UseEntrance(this WebApplication site)
    {
        site.UseForwardedHeaders();
        site.UseMiddleware<SecurityHeaders>();
        site.UseMiddleware<Pinning>();
    }

    /// <summary>Puts delivery in front of the pages; what handles errors comes before it.</summary>
    public static void UseDelivery(this WebApplication site)
    {
        site.Use(Pinning.RefuseAsync);
        site.Use(AnswerHeadAsGet);
        site.UseRouting();
        site.UseMiddleware<ReaderCaching>();
        site.UseCors();
        site.UseRequestTimeouts();
        site.UseOutputCache();
        site.UseResponseCompression();
        site.UseMiddleware<PinnedLinks>();
        site.MapPost(PolicyReports.Path, (PolicyReports reports) =>
        {
            reports.Add();
            return Results.NoContent();
        }).DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>What can be read can be asked about: the server sends the headers of the same answer and leaves out its body.</summary>
    private static Task AnswerHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
