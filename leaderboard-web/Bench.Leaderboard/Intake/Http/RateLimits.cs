using System.Threading.RateLimiting;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Intake.Checks;
using Microsoft.AspNetCore.RateLimiting;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>How often one token, or one address without a token, may call.</summary>
public static class RateLimits
{
    /// <summary>Name of the policy of calls that ask something.</summary>
    public const string Calls = "calls";

    /// <summary>Name of the policy of calls that hand something in.</summary>
    public const string Uploads = "uploads";

    /// <summary>Adds the policies.</summary>
    internal static void Add(RateLimiterOptions options, IntakeLimits limits)
    {
        options.AddPolicy(Calls, context => Bucket(context, limits.CallBurst, limits.CallsASecond, TimeSpan.FromSeconds(1)));
        options.AddPolicy(Uploads, context => Bucket(context, limits.UploadBurst, 1, TimeSpan.FromSeconds(limits.SecondsAnUpload)));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = IntakeProblems.Seconds(wait);
            await IntakeProblems.Refused([new UploadProblem(ReasonCode.RateLimited, "", "found more calls than are allowed; expected a pause as Retry-After says")], receipt: null).ExecuteAsync(rejected.HttpContext);
        };
    }

    private static RateLimitPartition<string> Bucket(HttpContext context, int burst, int refill, TimeSpan period) => RateLimitPartition.GetTokenBucketLimiter(
        context.Token()?.Id ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = refill, ReplenishmentPeriod = period, AutoReplenishment = true });
}
