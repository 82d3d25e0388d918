using System.Text.Encodings.Web;
using System.Text.Unicode;
using Bench.Leaderboard.Api;
using Bench.Leaderboard.Archives;
using Bench.Leaderboard.Badges;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Components;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Delivery;
using Bench.Leaderboard.Documents;
using Bench.Leaderboard.Downloads;
using Bench.Leaderboard.Errors;
using Bench.Leaderboard.Feeds;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Matrices;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Submissions;

namespace Bench.Leaderboard.Hosting;

/// <summary>Makes the site: what it is put together from and in which order a request passes it.</summary>
public static class SiteHost
{
    /// <summary>A site that has not begun to listen.</summary>
    /// <param name="options">What to serve and where.</param>
    /// <param name="dataset">The state to serve.</param>
    /// <param name="clock">The clock of answers and waiting.</param>
    public static WebApplication Create(SiteOptions options, DatasetHolder dataset, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiteHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseStaticWebAssets();

        // Why a start fails is said by the command, in a sentence.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddDelivery();
        builder.AddApi();
        builder.Services.AddSingleton(options).AddSingleton(dataset).AddSingleton(clock);
        builder.Services.AddSingleton<KeptBoard>().AddSingleton<ScoreBooks>().AddSingleton<Warming>().AddSingleton<AttemptSource>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddImport();
        builder.Services.AddSingleton(_ => DocumentLibrary.Read(options.Docs));
        builder.Services.AddSingleton<HarvestFunnels>().AddSingleton<StatusSource>();
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.AddIntake(options);
        builder.Services.AddHostedService<IdleMemory>();
        var site = builder.Build();
        site.UseEntrance();
        site.UseApiProblems();
        site.UseErrorPages();
        site.UseDelivery();
        site.UseReadiness();
        site.UseIntake();
        site.UseAntiforgery();
        site.MapStaticAssets();
        site.MapHealth();
        site.MapApi();
        site.MapArchives();
        site.MapBadges();
        site.MapFeed();
        site.MapSchemas();
        site.MapOverview();
        site.MapIntake();
        site.MapLogFiles();
        // The framework lets pages take forms; ours go to addresses of their own.
        site.MapRazorComponents<App>().WithStaticAssets().WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
        site.Services.GetRequiredService<Warming>().Begin();
        return site;
    }
}
