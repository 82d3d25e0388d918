using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

/// <summary>
/// Asks axe what keeps people out of a page. It is written into a page once, and asked as often as the page looks otherwise:
/// Deque's own way opens a second page for every question, which takes most of the time.
/// </summary>
internal static class Axe
{
    private const string Ask = """
        async () => {
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const { violations, passes } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
            if (passes.length < 10) return [`only ${passes.length} rules found something to look at`];
            return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target}: ${node.html}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Writes axe into a page.</summary>
    public static Task PutIntoAsync(IPage tab) => tab.EvaluateAsync($"() => {{ {Script}\n }}");

    /// <summary>What it finds in the page as it looks now: nothing when nothing is wrong.</summary>
    public static Task<string[]> FindAsync(IPage tab) => tab.EvaluateAsync<string[]>(Ask);
}
