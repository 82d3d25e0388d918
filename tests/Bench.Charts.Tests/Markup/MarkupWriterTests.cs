using System.Xml.Linq;
using Bench.Charts.Markup;

namespace Bench.Charts.Tests.Markup;

public sealed class MarkupWriterTests
{
    [TestCase("<script>alert(1)</script>")]
    [TestCase("\"'&<>`=/")]
    [TestCase("]]></style><!--")]
    [TestCase("日本語 ümlaut 🚀 אבג")]
    [TestCase("two\nlines\tand a tab")]
    public void Text_and_attributes_are_read_back_as_they_were(string text)
    {
        var read = XElement.Parse(Written(Tag.Of("p", [("title", text)], text)), LoadOptions.PreserveWhitespace);

        Assert.That(read.Value, Is.EqualTo(text));
        Assert.That(read.Attribute("title")!.Value, Is.EqualTo(text));
        Assert.That(read.Elements(), Is.Empty);
    }

    [Test]
    public void Nothing_of_a_hostile_text_is_left_that_markup_would_act_on() =>
        Assert.That(Written("<img src=x onerror='a()'>&amp;\""), Is.EqualTo("&lt;img src=x onerror=&#x27;a()&#x27;&gt;&amp;amp;&quot;"));

    [Test]
    public void An_attribute_without_a_value_is_left_out_and_an_empty_element_closes_itself()
    {
        Assert.That(Written(Tag.Of("meta", [("charset", "utf-8"), ("name", null)])), Is.EqualTo("<meta charset=\"utf-8\"/>"));
        Assert.That(Written(Tag.Of("p")), Is.EqualTo("<p></p>"));
    }

    [TestCase("a > b { }")]
    [TestCase("</style>")]
    [TestCase("a::after { content: '&' }")]
    public void A_style_sheet_that_markup_would_act_on_is_refused(string sheet) =>
        Assert.That(() => Written(new Node.Style(sheet)), Throws.ArgumentException);

    private static string Written(Node node)
    {
        using var output = new StringWriter();
        new MarkupWriter(output).Write(node);
        return output.ToString();
    }
}
