using Bench.Harvester.Filter.Texts;

namespace Bench.Harvester.Tests.Filter.Texts;

public sealed class TextCleanerTests
{
    [Test]
    public void Comments_of_a_template_are_dropped() =>
        Assert.That(TextCleaner.Prose("<!-- Does it make things\nfaster? -->\nJoins rows."), Is.EqualTo("Joins rows.\n"));

    [Test]
    public void A_comment_that_does_not_end_hides_the_rest() =>
        Assert.That(TextCleaner.WithoutComments("seen <!-- hidden"), Is.EqualTo("seen "));

    [TestCase("#### Performance")]
    [TestCase("- [ ] I checked the performance")]
    [TestCase("- [x] Faster")]
    [TestCase("* [] speed")]
    [TestCase("**Performance**")]
    [TestCase("> it was slow")]
    [TestCase("Co-authored-by: Fast Hands <a@example.org>")]
    public void Headings_checklists_quotations_and_trailers_are_dropped(string line) =>
        Assert.That(TextCleaner.Prose("One.\n" + line + "\nTwo."), Is.EqualTo("One.\nTwo.\n"));

    [Test]
    public void Fenced_code_is_no_prose() =>
        Assert.That(TextCleaner.Prose("Before\n```python\nfast = slow\n```\nAfter"), Is.EqualTo("Before\nAfter\n"));
}
