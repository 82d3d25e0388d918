using System.Text;
using System.Xml;
using Bench.Charts.Markup;
using Bench.Contracts.Documents;

namespace Bench.Leaderboard.Feeds;

/// <summary>Writes entries as an Atom feed (RFC 4287). Everything in it is plain text.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as a document.</summary>
    /// <param name="entries">Entries, newest first.</param>
    /// <param name="site">Address of the site.</param>
    /// <param name="updated">When the newest thing happened, for a feed without entries.</param>
    public static byte[] Of(IReadOnlyCollection<FeedEntry> entries, Uri site, DateTimeOffset updated)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en");
            Element(xml, "id", "urn:bench:feed:changes");
            Element(xml, "title", "Bench: changes and new submissions");
            Element(xml, "updated", Moment(entries.Count == 0 ? updated : entries.Max(entry => entry.At)));
            Link(xml, "self", new Uri(site, "/feed.atom"), "application/atom+xml");
            Link(xml, "alternate", new Uri(site, "/changes"), "text/html");
            foreach (var entry in entries)
            {
                Write(xml, entry, site);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry, Uri site)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        Element(xml, "updated", Moment(entry.At));
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", "Bench");
        xml.WriteEndElement();
        Link(xml, "alternate", new Uri(site, entry.Path), "text/html");
        Element(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    /// <summary>Text from outside may hold characters that XML does not allow; they are made visible.</summary>
    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, VisibleText.Of(text));

    private static void Link(XmlWriter xml, string relation, Uri address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) => UtcMoment.Text(at);
}
