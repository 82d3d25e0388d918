using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Bench.Charts.Markup;

/// <summary>Writes nodes as HTML that is well-formed XML, too. The one place where text is encoded.</summary>
/// <param name="output">Where the markup goes.</param>
public sealed class MarkupWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly HashSet<string> Void = ["br", "col", "hr", "link", "meta"];

    /// <summary>Writes a node with all that it holds.</summary>
    /// <exception cref="ArgumentException">A style sheet holds a character that markup would act on.</exception>
    public void Write(Node node)
    {
        switch (node)
        {
            case Node.Text(var text):
                WriteText(text);
                break;
            case Node.Style(var sheet):
                output.Write(sheet.AsSpan().IndexOfAny('<', '>', '&') < 0 ? sheet : throw new ArgumentException("a style sheet holds <, > or &", nameof(node)));
                break;
            case Node.Element element:
                WriteElement(element);
                break;
            default:
                throw new InvalidOperationException($"unknown node {node}");
        }
    }

    private static string Encoded(string text) => Encoder.Encode(VisibleText.Of(text));

    /// <summary>The encoder would write a line feed as a number; a log is read as lines.</summary>
    private void WriteText(string text)
    {
        var separator = "";
        foreach (var line in VisibleText.Of(text).Split('\n'))
        {
            output.Write(separator);
            Encoder.Encode(output, line);
            separator = "\n";
        }
    }

    private void WriteElement(Node.Element element)
    {
        output.Write($"<{element.Name}");
        foreach (var (name, value) in element.Attributes)
        {
            if (value is not null)
            {
                output.Write($" {name}=\"{Encoded(value)}\"");
            }
        }

        if (Void.Contains(element.Name))
        {
            output.Write("/>");
            return;
        }

        output.Write('>');
        foreach (var child in element.Children)
        {
            Write(child);
        }

        output.Write($"</{element.Name}>");
    }
}
