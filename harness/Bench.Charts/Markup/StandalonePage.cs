using System.Security.Cryptography;
using System.Text;

namespace Bench.Charts.Markup;

/// <summary>A page that needs nothing else: its one style sheet is inside, and a policy forbids everything but that.</summary>
public static class StandalonePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="title">Title of the page.</param>
    /// <param name="sheet">Its style sheet, with line feeds alone.</param>
    /// <param name="main">What is on it.</param>
    public static void Write(TextWriter output, string title, string sheet, params IEnumerable<Node> main)
    {
        output.Write("<!DOCTYPE html>\n");
        new MarkupWriter(output).Write(Tag.Of(
            "html",
            [("lang", "en")],
            Tag.Of(
                "head",
                Tag.Of("meta", [("charset", "utf-8")]),
                Tag.Of("meta", [("http-equiv", "Content-Security-Policy"), ("content", Policy(sheet))]),
                Tag.Of("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                Tag.Of("meta", [("name", "color-scheme"), ("content", "light dark")]),
                Tag.Of("meta", [("name", "referrer"), ("content", "no-referrer")]),
                Tag.Of("title", title),
                Tag.Of("style", new Node.Style(sheet))),
            Tag.Of("body", Tag.Of("main", main))));
        output.Write('\n');
    }

    private static string Policy(string sheet) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'; base-uri 'none'; form-action 'none'";
}
