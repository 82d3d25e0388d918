using Bench.Harvester.GitHub;

namespace Bench.Harvester.Tests.GitHub;

[TestFixture]
public sealed class LinkedIssuesTests
{
    private static readonly Uri Site = new("https://github.com/");

    [TestCase("Fixes #12", new[] { 12 })]
    [TestCase("closes: #12 and resolved gh-13, fix #12", new[] { 12, 13 })]
    [TestCase("Closes acme/fast#5, closes ACME/Fast#6, closes other/fast#7", new[] { 5, 6 })]
    [TestCase("resolves https://github.com/acme/fast/issues/8 and fixes https://gitlab.com/acme/fast/issues/9", new[] { 8 })]
    [TestCase("See #12, prefixes #13, fixes 14, fixed in #15", new int[0])]
    [TestCase("<!-- Fixes #1234 -->\nFixes #5", new[] { 5 })]
    [TestCase("Fixes #5 <!-- not closed: fixes #6", new[] { 5 })]
    [TestCase("```\nfixes #1\n```\nand `fixes #2` and fixes #3", new[] { 3 })]
    [TestCase("fixes #99999999999999 fixes #0", new int[0])]
    public void An_issue_is_linked_by_the_words_that_close_it(string text, int[] expected)
    {
        Assert.That(LinkedIssues.In([text], Harvested.Repository, Site), Is.EqualTo(expected));
    }

    [Test]
    public void A_hostile_description_takes_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("fixes <!-- ``` ` a/", 50_000));

        Assert.That(LinkedIssues.In([text], Harvested.Repository, Site), Is.Empty);
    }
}
