using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>The body of a request that hands something in: larger than others', and not slower than a rate.</summary>
internal static class UploadBody
{
    /// <summary>Allows the body of this request that many bytes, and asks it for the rate.</summary>
    /// <returns>Why it is refused at once; null when it may come.</returns>
    public static IResult? Allow(HttpContext context, long bytes, IntakeLimits limits)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(limits.SlowestRate, limits.SlowGrace);
        }

        return context.Request.ContentLength > bytes ? IntakeFaults.Answer(new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge)) : null;
    }
}
