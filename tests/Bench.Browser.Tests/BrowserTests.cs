using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
public sealed class BrowserTests
{
    [Test]
    public async Task A_browser_starts()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });

        Assert.That(browser.IsConnected);
    }
}
