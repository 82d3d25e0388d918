using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake.Http;
using Bench.Leaderboard.Intake.Publishing;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Intake.Uploads;
using Microsoft.AspNetCore.DataProtection;

namespace Bench.Leaderboard.Intake;

/// <summary>Puts the way in into the site.</summary>
internal static class IntakeSetup
{
    /// <summary>Adds its parts.</summary>
    public static void AddIntake(this WebApplicationBuilder builder, SiteOptions options)
    {
        var limits = options.Limits ?? new IntakeLimits();
        builder.Services
            .AddSingleton(limits).AddSingleton<DeskRules>()
            .AddSingleton(new IntakeDatabase(options.Data)).AddSingleton(_ => new IncomingFiles(options.Data))
            .AddSingleton<TokenStore>().AddSingleton<SubmissionStore>().AddSingleton<SubmissionsInHand>().AddSingleton<ReceiptSecret>().AddSingleton<JobStore>().AddSingleton<JobTasks>().AddSingleton<QueueBell>()
            .AddSingleton<SitePublisher>().AddSingleton<UploadDesk>().AddSingleton<RunDesk>().AddSingleton<Receipts>().AddSingleton<FormEndpoint>()
            .AddHostedService<IntakeWatch>()
            .AddRateLimiter(limiter => RateLimits.Add(limiter, limits));
        builder.Services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        // Forms that were open when the site was started anew stay good.
        builder.Services.AddDataProtection().SetApplicationName("bench").PersistKeysToFileSystem(new DirectoryInfo(new SiteFolder(options.Data).Keys));
        // The framework's own lines about requests would hold addresses of receipts.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
    }

    /// <summary>Looks tokens up and counts calls.</summary>
    public static void UseIntake(this WebApplication site)
    {
        site.UseRequestTokens();
        site.UseRateLimiter();
    }

    /// <summary>Adds its endpoints.</summary>
    public static void MapIntake(this WebApplication site)
    {
        SubmissionEndpoints.Map(site);
        QueueEndpoints.Map(site);
        FormEndpoint.Map(site);
    }
}
