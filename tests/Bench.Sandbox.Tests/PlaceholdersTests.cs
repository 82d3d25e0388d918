namespace Bench.Sandbox.Tests;

public sealed class PlaceholdersTests
{
    private static readonly Placeholders Places = Placeholders.Of(
        [CellPlace.Repo, CellPlace.Out], place => place == CellPlace.Repo ? "/bench/{out}" : "/bench/out");

    [TestCase("{repo}/src", "/bench/{out}/src", TestName = "A_placeholder_becomes_its_path_which_is_not_looked_at_again")]
    [TestCase("a{out}b{out}", "a/bench/outb/bench/out", TestName = "Each_occurrence_is_replaced")]
    [TestCase("{tools}/x {other} {} { {{out}}", "{tools}/x {other} {} { {/bench/out}", TestName = "Other_braces_stay")]
    [TestCase("", "", TestName = "Nothing_stays_nothing")]
    [TestCase("{REPO}", "{REPO}", TestName = "Case_counts")]
    public void Filling(string text, string expected) => Assert.That(Places.Fill(text), Is.EqualTo(expected));

    [Test]
    public void The_path_of_a_place_that_is_missing_is_refused_by_name() =>
        Assert.That(() => Places.PathOf(CellPlace.Task), Throws.ArgumentException.With.Message.Contains("{task}"));
}
