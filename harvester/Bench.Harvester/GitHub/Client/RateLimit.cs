using System.Globalization;
using System.Net.Http.Headers;

namespace Bench.Harvester.GitHub.Client;

/// <summary>What an answer says of the service's limits, in time from now: its clock need not agree with ours.</summary>
/// <param name="Remaining">Requests left with this token until the reset; null where it is not said.</param>
/// <param name="Reset">Time until more are granted; null where it is not said.</param>
/// <param name="RetryAfter">Time to keep away from the service; null where it is not said.</param>
internal sealed record RateLimit(int? Remaining, TimeSpan? Reset, TimeSpan? RetryAfter)
{
    /// <summary>Longer than anybody waits; stands for what a header exaggerates.</summary>
    private static readonly TimeSpan Ages = TimeSpan.FromDays(3650);

    /// <summary>Reads the headers of an answer.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="now">The time here, for a service that does not say its own.</param>
    public static RateLimit Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var there = headers.Date ?? now;
        var reset = Number(headers, "x-ratelimit-reset") is { } second ? Until(second - there.ToUnixTimeSeconds()) : (TimeSpan?)null;
        var remaining = IsOurs(headers) && Number(headers, "x-ratelimit-remaining") is { } left ? (int)Math.Clamp(left, 0, int.MaxValue) : (int?)null;
        var retry = Number(headers, "retry-after") is { } seconds ? Until(seconds)
            : headers.RetryAfter?.Date is { } date ? Until((long)(date - there).TotalSeconds)
            : (TimeSpan?)null;
        return new RateLimit(remaining, reset, retry);
    }

    /// <summary>GitHub counts searches and others apart; we ask for nothing of those.</summary>
    private static bool IsOurs(HttpResponseHeaders headers) => First(headers, "x-ratelimit-resource") is null or "core";

    private static TimeSpan Until(double seconds) => seconds <= 0 ? TimeSpan.Zero : seconds >= Ages.TotalSeconds ? Ages : TimeSpan.FromSeconds(seconds);

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(First(headers, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? First(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
