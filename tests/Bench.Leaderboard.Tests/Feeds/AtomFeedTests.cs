using System.Text;
using System.Xml.Linq;
using Bench.Leaderboard.Feeds;

namespace Bench.Leaderboard.Tests.Feeds;

[TestFixture]
public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset Moment = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_entry_has_what_a_reader_needs()
    {
        var feed = Feed(new FeedEntry("urn:bench:submission:a", Moment, "New submission: A", "Score 0.5.", "/submissions/a"));

        var entry = feed.Root!.Elements(Atom + "entry").Single();
        Assert.That(entry.Elements().Select(element => element.Name.LocalName), Is.SupersetOf(new[] { "id", "title", "updated", "summary", "author", "link" }));
        Assert.That(entry.Element(Atom + "link")!.Attribute("href")!.Value, Is.EqualTo("https://example.org/submissions/a"));
        Assert.That(feed.Root.Element(Atom + "updated")!.Value, Is.EqualTo("2026-11-01T12:00:00Z"));
    }

    [TestCase("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [TestCase("a\u0000\u001bb", "a␀␛b")]
    [TestCase("]]>&amp;", "]]>&amp;")]
    [TestCase("\u202Eevil", "⟨U+202E⟩evil")]
    public void Text_from_outside_stays_text(string title, string shown)
    {
        Assert.That(Feed(new FeedEntry("urn:x", Moment, title, "", "/")).Root!.Element(Atom + "entry")!.Element(Atom + "title")!.Value, Is.EqualTo(shown));
    }

    [Test]
    public void A_feed_without_entries_is_a_feed()
    {
        Assert.That(Feed().Root!.Element(Atom + "updated")!.Value, Is.EqualTo("2026-11-01T12:00:00Z"));
    }

    private static XDocument Feed(params FeedEntry[] entries) => XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Of(entries, new Uri("https://example.org/"), Moment)));
}
