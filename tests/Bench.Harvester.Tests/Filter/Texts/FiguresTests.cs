using Bench.Harvester.Filter.Texts;

namespace Bench.Harvester.Tests.Filter.Texts;

public sealed class FiguresTests
{
    [TestCase("It is 5x faster now.")]
    [TestCase("A speedup of 12x")]
    [TestCase("about five times faster")]
    [TestCase("by a factor of 30")]
    [TestCase("reads 40% faster")]
    public void A_factor_is_found(string text) => Assert.That(Figures.Factor(text), Is.Not.Null);

    [TestCase("A 2x2 matrix on x86")]
    [TestCase("3*x + 2")]
    public void Other_numbers_are_no_factor(string text) => Assert.That(Figures.Factor(text), Is.Null);

    [TestCase("goes from 6 s to 20 ms here")]
    [TestCase("took 40 s and takes 6 s")]
    [TestCase("down to 1.5 seconds")]
    public void Times_are_found(string text) => Assert.That(Figures.Times(text), Is.Not.Null);

    [TestCase("was O(n^2)", true)]
    [TestCase("now O(n log n)", true)]
    [TestCase("x + O(x**3)", false)]
    public void A_complexity_of_work_is_told_from_a_term_of_a_series(string text, bool found) => Assert.That(Figures.Complexity(text) is not null, Is.EqualTo(found));

    [TestCase("1.2 ms ± 3 µs per loop (mean of 7 runs)")]
    [TestCase("CPU times: user 3 s")]
    public void Output_of_a_timing_tool_is_found(string text) => Assert.That(Figures.Output(text), Is.Not.Null);

    [TestCase("| | before | after |\n|---|---|---|\n| join | 120 ms | 4 ms |")]
    [TestCase("before           after         ratio\n------\n 1.2 ms     0.3 ms     0.25")]
    public void A_table_of_results_is_found(string text) => Assert.That(Figures.Table(text), Is.Not.Null);

    [Test]
    public void A_table_without_times_is_none() => Assert.That(Figures.Table("| old name | new name |\n|---|---|\n| a | b |"), Is.Null);
}
