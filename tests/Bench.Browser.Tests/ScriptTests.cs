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
        var problems = new List<string>();
        var tab = await PageKinds.Of(page).OpenAsync(new Look(HasScript: hasScript), opened =>
        {
            opened.Request += (_, request) =>
            {
                if (new Uri(request.Url).Authority != PageKinds.Of(page).Site().Address.Authority)
                {
                    problems.Add($"asked somebody else for {request.Url}");
                }
            };
            opened.PageError += (_, error) => problems.Add(error);
            opened.Console += (_, message) =>
            {
                if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
                {
                    problems.Add(message.Text);
                }
            };
        });
        await using var visit = tab.Context;
        var content = await tab.EvaluateAsync<string[]>(Content);
        Assert.That(problems, Is.Empty, "the browser complained");
        return content;
    }
}
