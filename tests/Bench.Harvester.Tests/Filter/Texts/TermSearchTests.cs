using System.Collections.Frozen;
using Bench.Harvester.Filter.Texts;

namespace Bench.Harvester.Tests.Filter.Texts;

public sealed class TermSearchTests
{
    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    [TestCase("Speed up joins")]
    [TestCase("Speed-up of joins")]
    [TestCase("PERF: joins")]
    [TestCase("Make joins much faster")]
    [TestCase("Optimise joins")]
    [TestCase("Joins are no longer slow")]
    [TestCase("Do not recompute the hash")]
    [TestCase("Not only smaller but faster")]
    [TestCase("Fix performance regression in joins")]
    [TestCase("Reduce overhead of joins")]
    [TestCase("Avoid quadratic behaviour")]
    [TestCase("Memoize the parser")]
    [TestCase("Improve performance of `merge`")]
    public void A_text_about_speed_counts(string text) => Assert.That(For(text), Is.GreaterThanOrEqualTo(1.5));

    [TestCase("Add a FastAPI example")]
    [TestCase("Read fastparquet files")]
    [TestCase("Allow fast-forward merges")]
    [TestCase("Let `fast` be an option")]
    [TestCase("Rename faster_than")]
    [TestCase("Show performance_report in a tab")]
    [TestCase("Breakfast for contributors")]
    [TestCase("Report optimistically")]
    [TestCase("Tell where the memory leak was")]
    [TestCase("Add performance tips")]
    [TestCase("Fail fast on bad input")]
    public void A_word_counts_as_a_word_and_not_as_part_of_a_name(string text) => Assert.That(For(text), Is.Zero);

    [TestCase("No change of performance")]
    [TestCase("This is not faster")]
    [TestCase("Refactor without performance loss")]
    [TestCase("It does not optimize anything")]
    [TestCase("Adds no overhead")]
    public void What_is_negated_does_not_count(string text) => Assert.That(For(text), Is.Zero);

    [TestCase("Prepare the parser for faster field handling later")]
    [TestCase("Easier to optimise in the future")]
    public void What_is_promised_does_not_count(string text) => Assert.That(For(text), Is.Zero);

    [TestCase("Sell tickets for the performance")]
    [TestCase("List the performance of each actor")]
    public void A_performance_on_a_stage_does_not_count(string text) => Assert.That(For(text), Is.Zero);

    [TestCase("Fix stale cache entries")]
    [TestCase("Cache invalidation after edits")]
    [TestCase("Clear the cache when a node is added")]
    public void A_cache_that_is_corrected_does_not_count(string text) => Assert.That(For(text), Is.Zero);

    [TestCase("Remove the optimization of reads")]
    [TestCase("Disable caching")]
    public void What_is_taken_away_does_not_count(string text) => Assert.That(For(text), Is.Zero);

    [Test]
    public void Faster_tests_count_little() => Assert.That(For("Make the tests faster") + For("Speed up the doc build"), Is.LessThan(3));

    [Test]
    public void The_name_of_a_changed_module_counts_little()
    {
        var modules = new[] { "core", "optimization", "py" }.ToFrozenSet();
        Assert.That(TermSearch.Read("Fix optimization of names", modules).Where(found => found.Term.Kind == TermKind.Gain).Sum(found => found.Weight), Is.LessThan(1));
    }

    [Test]
    public void Why_a_term_means_less_is_told() =>
        Assert.That(TermSearch.Read("This is not faster", None).Single(found => found.Term.Kind == TermKind.Gain).Why, Is.EqualTo("negated"));

    [Test]
    public void Addresses_are_no_text() => Assert.That(For("See https://example.org/fast/performance/faster"), Is.Zero);

    private static double For(string text) => TermSearch.Read(text, None).Where(found => found.Term.Kind != TermKind.Against).Sum(found => found.Weight);
}
