using System.Xml.Linq;
using Bench.Leaderboard.Badges;

namespace Bench.Leaderboard.Tests.Badges;

[TestFixture]
public sealed class BadgeSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void A_badge_says_score_rank_and_level_to_those_who_do_not_see_it_too()
    {
        var badge = Drawn(new Badge("Model A", "attainment", "0.588 [0.546, 0.628]", "2–5", 12, "re-measured"));

        var sentence = "Model A on Bench, rule attainment: score 0.588 [0.546, 0.628], rank 2–5 of 12, re-measured";
        Assert.That(badge.Element(Svg + "title")!.Value, Is.EqualTo(sentence));
        Assert.That(badge.Attribute("aria-label")!.Value, Is.EqualTo(sentence));
        Assert.That(badge.Elements(Svg + "text").Select(text => text.Value), Is.EqualTo(new[] { "Bench attainment", "0.588 [0.546, 0.628] · rank 2–5 of 12 · re-measured" }));
    }

    [Test]
    public void A_name_from_outside_stays_text()
    {
        var badge = Drawn(new Badge("</title><script>x</script>", "attainment", "not scored", null, 0, "withdrawn"));

        Assert.That(badge.Descendants().Select(element => element.Name.LocalName).Distinct(), Is.EquivalentTo(new[] { "title", "rect", "text" }));
        Assert.That(badge.Elements(Svg + "text").Last().Value, Does.Contain("not ranked"));
    }

    private static XElement Drawn(Badge badge) => XDocument.Parse(BadgeSvg.Of(badge)).Root!;
}
