using System.Collections.Immutable;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>The browser and the sites that all tests share, started once.</summary>
[SetUpFixture]
public sealed class Browsing
{
    /// <summary>Debian's own; Playwright's downloads are not used.</summary>
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>Milliseconds that a page may take on a busy machine.</summary>
    private const float Patience = 120_000;

    private static IPlaywright? playwright;
    private static IBrowser? browser;
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
    internal static async Task<IBrowserContext> VisitAsync(Look look, Uri address)
    {
        var visit = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.HasScript,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = look.Width, Height = Look.Height },
        });
        visit.SetDefaultTimeout(Patience);
        return visit;
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        site = await PublishedSite.StartAsync(SmallData.WriteAsync, limit.Token);
        several = await PublishedSite.StartAsync(SeveralSuites.WriteAsync, limit.Token, new IntakeLimits { Lease = TimeSpan.FromDays(1) });
        empty = await PublishedSite.StartAsync((_, _) => Task.CompletedTask, limit.Token);
        Receipts = new SomeReceipts(several).Make();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        foreach (var started in new[] { site, several, empty })
        {
            await (started?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
