using System.Collections.Immutable;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>The browser and the sites that all tests share, started once.</summary>
[SetUpFixture]
public sealed class Browsing
{
    private static ChromiumBrowser? browser;
    private static PublishedSite? site;
    private static PublishedSite? several;
    private static PublishedSite? empty;

    /// <summary>The site with the small board.</summary>
    internal static PublishedSite Site => site!;

    /// <summary>A site with several sets of tasks, an imported report, and receipts in all states.</summary>
    internal static PublishedSite Several => several!;

    /// <summary>A site on which nothing has been published.</summary>
    internal static PublishedSite Empty => empty!;

    /// <summary>Addresses of receipts on <see cref="Several"/>, by their last state.</summary>
    internal static ImmutableDictionary<SubmissionState, string> Receipts { get; private set; } = ImmutableDictionary<SubmissionState, string>.Empty;

    /// <summary>A visit to the site: a browser without a past.</summary>
    /// <param name="look">Width, theme and script.</param>
    internal static async Task<IBrowserContext> VisitAsync(Look look) => await VisitAsync(look, Site.Address);

    /// <summary>A visit to another site.</summary>
    internal static Task<IBrowserContext> VisitAsync(Look look, Uri address) => browser!.VisitAsync(address, new BrowserNewContextOptions
    {
        ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        JavaScriptEnabled = look.HasScript,
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = new ViewportSize { Width = look.Width, Height = Look.Height },
    });

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        site = await PublishedSite.StartAsync(SmallData.WriteAsync, limit.Token);
        several = await PublishedSite.StartAsync(SeveralSuites.WriteAsync, limit.Token, new IntakeLimits { Lease = TimeSpan.FromDays(1) });
        empty = await PublishedSite.StartAsync((_, _) => Task.CompletedTask, limit.Token);
        Receipts = new SomeReceipts(several).Make();
        browser = await ChromiumBrowser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var started in new[] { site, several, empty })
        {
            await (started?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
