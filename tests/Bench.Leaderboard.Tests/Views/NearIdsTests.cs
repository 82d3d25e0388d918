using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Views;

[TestFixture]
public sealed class NearIdsTests
{
    private static readonly (string, string)[] Known = [.. new[] { "acme__json-12", "acme__json-21", "numpy__numpy-100", "index" }.Select(id => (id, "/" + id))];

    [TestCase("acme__json-13", "acme__json-12")]
    [TestCase("ACME__JSON-21", "acme__json-21")]
    [TestCase("numpy", "numpy__numpy-100")]
    [TestCase("idnex", "index")]
    public void What_differs_by_few_letters_or_holds_the_text_is_near(string wanted, string nearest)
    {
        Assert.That(NearIds.Of(wanted, Known)[0], Is.EqualTo((nearest, "/" + nearest)));
    }

    [TestCase("")]
    [TestCase("something else altogether")]
    [TestCase("<script>alert(1)</script>")]
    public void What_is_far_from_all_has_no_neighbour(string wanted)
    {
        Assert.That(NearIds.Of(wanted, Known), Is.Empty);
    }

    [Test]
    public void A_very_long_id_is_cut_before_it_is_compared()
    {
        Assert.That(NearIds.Of(new string('x', 1_000_000), Known), Is.Empty);
    }

    [TestCase("KITTEN", "SITTING", 3)]
    [TestCase("", "ABC", 3)]
    [TestCase("ABC", "ABC", 0)]
    public void Distance_counts_letters_to_change(string first, string second, int distance)
    {
        Assert.That(NearIds.Distance(first, second, 10), Is.EqualTo(distance));
    }
}
