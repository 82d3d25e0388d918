using Microsoft.Playwright;

namespace Bench.Tests.Shared.Browsers;

/// <summary>Debian's Chromium without a window; Playwright's downloads are not used.</summary>
internal sealed class ChromiumBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Milliseconds that a page may take on a busy machine.</summary>
    private const float Patience = 120_000;

    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private ChromiumBrowser(IPlaywright driver, IBrowser browser)
    {
        _driver = driver;
        _browser = browser;
    }

    /// <summary>Starts it.</summary>
    public static async Task<ChromiumBrowser> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return new ChromiumBrowser(driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] }));
    }

    /// <summary>A visit to a site, without a past.</summary>
    /// <param name="address">The site.</param>
    /// <param name="look">How the visitor looks at it; Playwright's own way when not given.</param>
    public async Task<IBrowserContext> VisitAsync(Uri address, BrowserNewContextOptions? look = null)
    {
        var visit = await _browser.NewContextAsync(new BrowserNewContextOptions(look ?? new BrowserNewContextOptions()) { BaseURL = address.ToString() });
        visit.SetDefaultTimeout(Patience);
        return visit;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _driver.Dispose();
    }
}
