using Bench.Leaderboard.Documents;

namespace Bench.Leaderboard.Tests.Documents;

[TestFixture]
public sealed class DocumentLibraryTests
{
    private static readonly DocumentLibrary Own = DocumentLibrary.Read(Path.Combine(RepositoryFolder.Root, "docs"));

    [Test]
    public void Every_document_of_the_project_is_a_page_with_a_title()
    {
        Assert.That(Own.Pages.Keys, Does.Contain("index").And.Contain("glossary").And.Contain("adr/0001-the-clock-is-outside"));
        Assert.That(Own.Pages.Values.Where(page => page.Title == page.Name).Select(page => page.Name), Is.Empty);
    }

    [Test]
    public void A_folder_that_is_not_there_gives_no_page()
    {
        Assert.That(DocumentLibrary.Read(Path.Combine(RepositoryFolder.Root, "no-such-folder")).Pages, Is.Empty);
    }

    [TestCase("scoring", "glossary.md#what-comes-out", "/docs/glossary#what-comes-out")]
    [TestCase("scoring", "adr/0003-void-sittings.md", "/docs/adr/0003-void-sittings")]
    [TestCase("adr/0008-an-unsteady-machine", "../measuring.md#self-check", "/docs/measuring#self-check")]
    [TestCase("adr/0008-an-unsteady-machine", "0003-void-sittings.md", "/docs/adr/0003-void-sittings")]
    [TestCase("scoring", "#words", "#words")]
    [TestCase("scoring", "https://example.org/a.md", "https://example.org/a.md")]
    [TestCase("scoring", "../README.md", null)]
    [TestCase("scoring", "../../etc/passwd.md", null)]
    [TestCase("scoring", "javascript:alert(1)", null)]
    [TestCase("scoring", "javascript:alert(1)//a.md", null)]
    [TestCase("scoring", "//example.org/a.md", null)]
    [TestCase("scoring", "../schemas/v1/task.schema.json", null)]
    public void A_link_leads_to_a_page_of_the_site_or_nowhere(string page, string link, string? target)
    {
        Assert.That(DocumentLink.Target(page, link), Is.EqualTo(target));
    }

    [Test]
    public void Every_link_between_pages_leads_to_a_page_and_a_heading_that_exist()
    {
        var broken =
            from page in Own.Pages.Values
            from link in Rendered.Links(page)
            where link.StartsWith("/docs/", StringComparison.Ordinal) || link.StartsWith('#')
            let parts = link.Split('#', 2)
            let target = parts[0].Length == 0 ? page : Own.Pages.GetValueOrDefault(parts[0]["/docs/".Length..])
            where target is null || (parts.Length > 1 && target.Headings.All(heading => heading.Anchor != parts[1]))
            select $"{page.Name}: {link}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void A_tag_in_a_document_is_shown_and_not_obeyed()
    {
        var markup = Rendered.Text(DocumentLibrary.Page("a", "# A\n\n<script>alert(1)</script> and <b onclick=\"x\">bold</b>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n"));

        Assert.That(markup, Does.Contain("&lt;script&gt;").And.Contain("&lt;img"));
        Assert.That(markup, Does.Not.Contain("<script").And.Not.Contain("<b ").And.Not.Contain("<img").And.Not.Contain("javascript:"));
    }

    [Test]
    public void Tables_and_code_can_be_scrolled_by_keyboard_and_carry_no_style()
    {
        var markup = Rendered.Text(DocumentLibrary.Page("a", "# A\n\n| name | n |\n|---|--:|\n| x | 1 |\n\n```\ncode\n```\n"));

        Assert.That(markup, Does.Contain("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1, scrolls\">"));
        Assert.That(markup, Does.Contain("scope=\"col\"").And.Contain("<pre tabindex=\"0\">").And.Contain("class=\"number\""));
        Assert.That(markup, Does.Not.Contain("style="));
    }

    [Test]
    public void Headings_below_the_title_can_be_linked()
    {
        var page = DocumentLibrary.Page("a", "# A title\n\n## Second part, `x`\n\ntext\n");

        Assert.That(page.Title, Is.EqualTo("A title"));
        Assert.That(page.Headings, Is.EqualTo(new[] { new DocumentHeading(2, "Second part, x", "second-part-x") }));
        Assert.That(Rendered.Text(page), Does.Contain("href=\"#second-part-x\""));
        Assert.That(page.Text, Does.Contain("text").And.Not.Contain("#"));
    }
}
