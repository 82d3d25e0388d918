using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ScriptTests
{
    /// <summary>Everything that a page says: title, heads, rows of tables in their order, words of lists and pictures.</summary>
    private const string Content = """
        () => [
            document.title,
            ...[...document.querySelectorAll("main h1, main h2, main h3, main tr, main li, main svg title, main dt, main dd")]
                .filter(part => !part.closest("[data-columns]"))
                .map(part => (part.tagName === "TR" ? [...part.cells].map(cell => cell.textContent) : [part.textContent]).map(text => text.replace(/\s+/g, " ").trim()).join(" | ")),
        ]
        """;

    private static IEnumerable<string> Pages => PageKinds.Names;

    [TestCaseSource(nameof(Pages)), CancelAfter(180_000)]
    public async Task A_page_says_the_same_with_and_without_script(string page, CancellationToken cancellationToken)
    {
        var without = await ContentAsync(page, hasScript: false);
        cancellationToken.ThrowIfCancellationRequested();

        Assert.That(await ContentAsync(page, hasScript: true), Is.EqualTo(without));
        Assert.That(without, Has.Length.GreaterThan(1));
    }

    private static async Task<string[]> ContentAsync(string page, bool hasScript)
    {
        await using var visit = await Browsing.VisitAsync(new Look(HasScript: hasScript));
        var tab = await visit.NewPageAsync();
        var problems = new List<string>();
        tab.PageError += (_, error) => problems.Add(error);
        tab.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 40", StringComparison.Ordinal))
            {
                problems.Add(message.Text);
            }
        };
        await tab.GotoAsync(PageKinds.Address(page), new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        var content = await tab.EvaluateAsync<string[]>(Content);
        Assert.That(problems, Is.Empty, "the browser complained");
        return content;
    }
}
