using System.Text;
using System.Xml;
using Bench.Charts.Markup;

namespace Bench.Charts.Tests.Markup;

public sealed class VisibleTextTests
{
    [TestCase("\e[31mred\e[0m", "␛[31mred␛[0m")]
    [TestCase("a\0b\u007f", "a␀b␡")]
    [TestCase("safe\u202etxt.exe", "safe⟨U+202E⟩txt.exe")]
    [TestCase("zero\u200bwidth", "zero⟨U+200B⟩width")]
    [TestCase("a\u2028b\u2029c\u0085d", "a⟨U+2028⟩b⟨U+2029⟩c⟨U+0085⟩d")]
    [TestCase("\ufffe\uffff", "⟨U+FFFE⟩⟨U+FFFF⟩")]
    [TestCase("dos\r\nline, lone \r return", "dos\nline, lone ␍ return")]
    [TestCase("blank\u3164letter", "blank⟨U+3164⟩letter")]
    [TestCase("plain\ttext\n", "plain\ttext\n")]
    public void What_a_reader_would_not_see_is_shown(string text, string shown) => Assert.That(VisibleText.Of(text), Is.EqualTo(shown));

    [Test]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character() => Assert.That(VisibleText.Of("a\ud800b"), Is.EqualTo("a\ufffdb"));

    [Test]
    public void Every_character_there_is_comes_out_as_one_that_XML_may_hold()
    {
        var all = new StringBuilder();
        for (var code = 0; code <= 0x10ffff; code++)
        {
            all.Append(Rune.IsValid(code) ? new Rune(code).ToString() : "");
        }

        Assert.That(() => XmlConvert.VerifyXmlChars(VisibleText.Of(all.ToString())), Throws.Nothing);
    }
}
