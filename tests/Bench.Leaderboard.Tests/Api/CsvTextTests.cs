using Bench.Contracts.Publications;
using Bench.Leaderboard.Api;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Api;

[TestFixture]
public sealed class CsvTextTests
{
    [TestCase("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [TestCase("+1", "\"'+1\"")]
    [TestCase("-1+2", "\"'-1+2\"")]
    [TestCase("@SUM(1)", "\"'@SUM(1)\"")]
    [TestCase("\tx", "\"'\tx\"")]
    [TestCase("\rx", "\"'\rx\"")]
    [TestCase("  =1", "\"'  =1\"")]
    public void A_text_that_would_be_a_formula_is_made_a_text(string text, string written)
    {
        Assert.That(CsvText.Cell(text), Is.EqualTo(written));
    }

    [TestCase("a,b", "\"a,b\"")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("a\nb", "\"a\nb\"")]
    [TestCase("plain", "plain")]
    [TestCase("", "")]
    public void A_text_is_quoted_where_it_has_to_be(string text, string written)
    {
        Assert.That(CsvText.Cell(text), Is.EqualTo(written));
    }

    [Test]
    public void Numbers_have_a_dot_and_dates_are_ISO()
    {
        object?[] values = [-0.5, 1e-7, 12, null, true, PublicationLevel.SelfReported, new DateOnly(2026, 1, 31), new DateTimeOffset(2026, 1, 31, 13, 0, 0, TimeSpan.FromHours(1))];

        Assert.That(values.Select(CsvText.Cell), Is.EqualTo(new[] { "-0.5", "1E-07", "12", "", "true", "selfReported", "2026-01-31", "2026-01-31T12:00:00Z" }));
    }

    [Test]
    public void A_table_begins_with_the_names_of_its_columns()
    {
        var table = new CsvTable(["id", "seconds"], [["a", 1.5], ["b", null]]);

        Assert.That(string.Concat(CsvText.Lines(table)), Is.EqualTo("id,seconds\r\na,1.5\r\nb,\r\n"));
    }
}
