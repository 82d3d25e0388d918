using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>The browser and the site that all tests share: one of each, started once.</summary>
[SetUpFixture]
public sealed class Browsing
{
    /// <summary>Debian's own; Playwright's downloads are not used.</summary>
    private const string Chromium = "/usr/bin/chromium";

    private static IPlaywright? playwright;
    private static IBrowser? browser;
    private static PublishedSite? site;

    /// <summary>The site.</summary>
    internal static PublishedSite Site => site!;

    /// <summary>A visit to the site: a browser without a past.</summary>
    /// <param name="look">Width, theme and script.</param>
    internal static async Task<IBrowserContext> VisitAsync(Look look) => await VisitAsync(look, Site.Address);

    /// <summary>A visit to another site.</summary>
    internal static async Task<IBrowserContext> VisitAsync(Look look, Uri address) => await browser!.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = address.ToString(),
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
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
