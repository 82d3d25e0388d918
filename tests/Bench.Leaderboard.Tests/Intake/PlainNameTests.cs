using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Intake.Checks;

namespace Bench.Leaderboard.Tests.Intake;

[TestFixture]
public sealed class PlainNameTests
{
    [TestCase("GPT-5 (high)")]
    [TestCase("my_agent/v1.2+fix")]
    [TestCase("Zürich Œuvre")]
    [TestCase("Привет 2")]
    [TestCase("通义千问")]
    [TestCase("한국어 모델")]
    [TestCase("a")]
    public void A_plain_name_may_be_shown(string name) => Assert.That(PlainName.Problem(name), Is.Null);

    [TestCase("", "0 characters")]
    [TestCase("x<b>", "U+003C")]
    [TestCase("=cmd", "U+003D")]
    [TestCase("a\u202eb", "U+202E")]
    [TestCase("a\u200bb", "U+200B")]
    [TestCase("a\u0000b", "U+0000")]
    [TestCase("\u0000", "U+0000")]
    [TestCase("a\tb", "U+0009")]
    [TestCase("e\u0301a", "U+0301")]
    [TestCase("\u212bngstrom", "U+212B")]
    [TestCase("a\u00a0b", "U+00A0")]
    [TestCase("\ud83d\ude00", "U+D83D")]
    [TestCase(" a", "space")]
    [TestCase("a  b", "space")]
    [TestCase("---", "neither")]
    [TestCase("\u0430cme", "two scripts")]
    [TestCase("acm\u03b5", "two scripts")]
    [TestCase("[x](javascript:y)*", "U+002A")]
    public void What_could_mislead_or_break_something_may_not(string name, string problem) => Assert.That(PlainName.Problem(name), Does.Contain(problem));

    [Test]
    public void A_name_may_have_64_characters_and_no_more()
    {
        Assert.That(PlainName.Problem(new string('a', 64)), Is.Null);
        Assert.That(PlainName.Problem(new string('a', 65)), Does.Contain("65"));
    }

    [TestCase("acme", "Acme")]
    [TestCase("ACME", "Acme")]
    [TestCase("\u0410\u0441\u043c\u0435", "Acme")]
    [TestCase("Model_1", "Model-1")]
    [TestCase("Mode1 l", "Model-1")]
    [TestCase("Modern", "Modem")]
    [TestCase("0penLab", "OpenLab")]
    public void A_name_that_looks_like_one_on_the_board_is_found_out(string name, string known)
    {
        Assert.That(Known(known).MistakenFor(name), Is.EqualTo(known));
    }

    [TestCase("Acme", "Acme")]
    [TestCase("v1.1", "v11")]
    [TestCase("Acme 2", "Acme")]
    public void The_name_itself_and_a_different_one_may_be_used(string name, string known)
    {
        Assert.That(Known(known).MistakenFor(name), Is.Null);
    }

    private static KnownNames Known(string name) => KnownNames.Of(new Dataset(
        "000000000000", TimeProvider.System.GetUtcNow(), Dataset.None.Runs, [new SubmissionEntry(null!, new PublishedSubmission("x", name), [], [])], Dataset.None.Tasks, []));
}
