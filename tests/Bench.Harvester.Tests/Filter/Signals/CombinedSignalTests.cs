using Bench.Harvester.Filter;

namespace Bench.Harvester.Tests.Filter.Signals;

/// <summary>How signals count beside others.</summary>
public sealed class CombinedSignalTests
{
    [Test]
    public void What_texts_say_beyond_enough_counts_half()
    {
        var change = new Change("Speed up joins") { Body = "Three times faster: O(n) now, from 6 s to 20 ms." };
        var said = change.Verdict.Evidence.Where(evidence => evidence.Weight > 0 && !evidence.Name.StartsWith("diff.", StringComparison.Ordinal)).Sum(evidence => evidence.Weight);
        Assert.That(said, Is.GreaterThan(Weights.Enough));
        Assert.That(change.WeightOf("said.enough"), Is.EqualTo(-(said - Weights.Enough) / 2).Within(0.01));
    }

    [Test]
    public void A_title_alone_is_not_more_than_enough() => Assert.That(new Change("Speed up joins").WeightOf("said.enough"), Is.Null);

    [Test]
    public void A_technique_in_the_title_does_not_excuse_what_it_adds()
    {
        Assert.That(new Change("Add cached joins").WeightOf("title.against"), Is.EqualTo(new Change("Add joins").WeightOf("title.against")));
        Assert.That(new Change("Add faster joins").WeightOf("title.against"), Is.EqualTo(new Change("Add joins").WeightOf("title.against") * Weights.AgainstBesideWords));
    }

    [TestCase(9, 2, true)]
    [TestCase(8, 4, false)]
    [TestCase(3, 0, false)]
    public void Much_more_taken_away_than_put_in_is_a_clean_up(int removed, int added, bool counts)
    {
        var file = Change.Edit("src/part.py", [.. Enumerable.Repeat("    old()", removed)], [.. Enumerable.Repeat("    new()", added)]);
        Assert.That((new Change("Avoid work") { Files = [file] }).WeightOf("diff.clean-up"), counts ? Is.EqualTo(Weights.CleanUp) : Is.Null);
    }
}
