using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static IEnumerable<string> Pages => PageKinds.Names;

    [TestCaseSource(nameof(Pages)), CancelAfter(300_000)]
    public async Task A_page_has_nothing_that_keeps_anybody_out(string page, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        await tab.GotoAsync(PageKinds.Address(page));
        foreach (var width in new[] { Look.Wide, Look.Narrow })
        {
            await tab.SetViewportSizeAsync(width, Look.Height);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tab.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                var result = await tab.RunAxe(Rules);
                found.AddRange(result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{width} px, {theme}: {rule.Id}: {rule.Help}: {node.Target}: {node.Html}")));
            }

            found.AddRange((await tab.EvaluateAsync<string[]>(PageChecks.TooWide)).Select(part => $"{width} px: wider than the window: {part}"));
        }

        Assert.That(string.Join('\n', found), Is.Empty);
    }
}
