using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class AccessibilityTests
{
    private static IEnumerable<string> Pages => PageKinds.Names;

    [TestCaseSource(nameof(Pages)), CancelAfter(300_000)]
    public async Task A_page_has_nothing_that_keeps_anybody_out(string page, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        var tab = await PageKinds.Of(page).OpenAsync(new Look());
        await using var visit = tab.Context;
        await Axe.PutIntoAsync(tab);
        foreach (var width in new[] { Look.Wide, Look.Narrow })
        {
            await tab.SetViewportSizeAsync(width, Look.Height);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                found.AddRange((await Axe.FindAsync(tab)).Select(problem => $"{width} px, {theme}: {problem}"));
            }

            found.AddRange((await tab.EvaluateAsync<string[]>(PageChecks.TooWide)).Select(part => $"{width} px: wider than the window: {part}"));
        }

        found.AddRange((await tab.EvaluateAsync<string[]>(PageChecks.Glued)).Select(part => $"words run into each other: {part}"));
        Assert.That(string.Join('\n', found), Is.Empty);
    }
}
