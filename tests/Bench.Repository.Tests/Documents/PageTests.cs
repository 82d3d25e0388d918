using Bench.Contracts.Outcomes;
using Bench.Repository.Tests.Sources;

namespace Bench.Repository.Tests.Documents;

[TestFixture]
public sealed class PageTests
{
    private const int ReadmeLines = 120;

    [Test]
    public void Every_relative_link_leads_somewhere()
    {
        Assert.That(
            from page in MarkdownPage.All
            from link in page.Links
            where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)
            let problem = Problem(page, link)
            where problem is not null
            select $"{page.Path}: {link}: {problem}",
            Is.Empty);
    }

    [Test]
    public void The_README_can_be_read_in_one_go()
    {
        var readme = RepositoryFiles.All.Where(path => path == "README.md").Select(path => RepositoryFiles.Text(path).Split('\n').Length);

        Assert.That(readme, Has.All.LessThanOrEqualTo(ReadmeLines + 1));
    }

    [Test]
    public void Every_decision_is_listed_in_the_index()
    {
        var index = MarkdownPage.Load("docs/index.md").Links.ToHashSet(StringComparer.Ordinal);
        var decisions = RepositoryFiles.All.Where(path => path.StartsWith("docs/adr/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));

        Assert.That(decisions.Where(path => !index.Contains(path["docs/".Length..])), Is.Empty);
    }

    [Test]
    public void Every_page_can_be_reached_from_the_index()
    {
        var pages = MarkdownPage.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal)).ToDictionary(page => page.Path, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["docs/index.md"]);
        while (open.TryDequeue(out var path))
        {
            if (reached.Add(path) && pages.TryGetValue(path, out var page))
            {
                page.Links.Select(link => Target(page, link).Path).Where(pages.ContainsKey).ToList().ForEach(open.Enqueue);
            }
        }

        Assert.That(pages.Keys.Except(reached, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void The_page_of_reason_codes_is_the_list_in_the_code()
    {
        var rows = ReasonCodes.All.Select(code => $"| `{code.Name()}` | {code.Class().ToString().ToLowerInvariant()} | {code.Meaning()} |\n");

        Approved.Matches(Path.Combine("docs", "reason-codes.md"), $"""
            # Reason codes

            Why a result is what it is: the closed list, policy version {ReasonCodes.PolicyVersion}. A result names the deciding code first.
            This page is made from the code; see [the glossary](glossary.md) for the words.

            | class | effect |
            |---|---|
            | upload | refused before anything was run |
            | integrity | rejected, and the run waits for a person |
            | reject | counts as no speedup |
            | platform | a fault of the platform or the machine; tried again, never a score |
            | charged | the cost was put back |
            | flagged | scored, not ranked until a person has looked |
            | neutral | no speedup, or the real value if slower |
            | badge | shown beside the score, without effect on it |

            | code | class | what it says |
            |---|---|---|

            """ + string.Concat(rows));
    }

    [TestCase("The 99 % rule, `twice`", "the-99--rule-twice")]
    [TestCase("What it cannot see", "what-it-cannot-see")]
    public void Anchors_are_spelled_as_readers_of_the_page_spell_them(string title, string anchor)
    {
        Assert.That(MarkdownPage.Anchor(title), Is.EqualTo(anchor));
    }

    private static string? Problem(MarkdownPage page, string link)
    {
        var (path, anchor) = Target(page, link);
        if (path.StartsWith("..", StringComparison.Ordinal) || !RepositoryFiles.Exists(path))
        {
            return "no such file";
        }

        return anchor.Length == 0 || MarkdownPage.Load(path).Anchors.Contains(anchor) ? null : "no such heading";
    }

    private static (string Path, string Anchor) Target(MarkdownPage page, string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(page.Path) ?? "";
        var full = parts[0].Length == 0 ? page.Path : Path.GetRelativePath(RepositoryFolder.Root, Path.Combine(RepositoryFolder.Root, folder, Uri.UnescapeDataString(parts[0])));
        return (full, parts.ElementAtOrDefault(1) ?? "");
    }
}
