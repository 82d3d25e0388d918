using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Parity;
using Bench.Harvester.Cover;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class CoverVerdictTests
{
    private static readonly SourceLine First = new("a.py", 1);
    private static readonly SourceLine Second = new("a.py", 2);
    private static readonly Draft Draft = new("python", new TaskEnvironment(), Build: null, new TestSuite(TestFramework.Pytest));

    [Test]
    public void Guarding_tests_are_those_that_execute_a_line_and_pass_everywhere()
    {
        var result = Judge(("T::guard", "PP", "PP", true), ("T::other", "PP", "PP", false), ("T::flaky", "PF", "PP", true));

        Assert.That(result.Verdict.Accepted, Is.True);
        Assert.That(result.Draft!.Tests.Guarding, Is.EqualTo(new[] { "T::guard" }));
        Assert.That(result.Draft.Tests.Quarantined.Select(test => test.Id), Is.EqualTo(new[] { "T::flaky" }));
        Assert.That(result.Draft.CoveredLines, Is.EqualTo(new[] { "a.py:1" }));
    }

    [Test]
    public void A_doctest_guards_nothing_since_a_candidate_changes_the_file_that_it_lies_in()
    {
        const string Doctest = "pkg.tool::pkg.tool.total";
        var result = Judge(("T::guard[1.5]", "PP", "PP", true), (Doctest, "PP", "PP", true));

        Assert.That(result.Draft!.Tests.Guarding, Is.EqualTo(new[] { "T::guard[1.5]" }));
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "doctests").Detail, Does.StartWith("1 covering doctests guard nothing"));

        var alone = Judge((Doctest, "PP", "PP", true)).Verdict;
        Assert.That((alone.Accepted, alone.Reason), Is.EqualTo((false, CoverReasons.NoCoveringTest)), alone.Detail);
    }

    [Test]
    public void A_map_tells_which_guarding_tests_execute_which_lines()
    {
        ImmutableSortedSet<SourceLine> some = [new("a.py", 1), new("a.py", 2), new("a.py", 4), new("b.py", 7)];
        var lines = CoveredLines.None("tool");
        lines = lines with { ByTest = lines.ByTest.Add("T::one", some).Add("T::two", some).Add("T::three", [new("a.py", 4)]).Add("T::unsteady", some) };

        var map = TestMap.Of(lines, ["T::one", "T::three", "T::two"]);

        Assert.That(map.Select(evidence => evidence.Detail), Is.EqualTo(new[] { "a.py:1-2,4 b.py:7: T::one, T::two", "a.py:4: T::three" }));
    }

    [Test]
    public void An_unsteady_test_that_covers_nothing_is_quarantined_with_its_counts()
    {
        var result = Judge(("T::guard", "PP", "PP", true), ("T::flaky", "PF", "PP", false));

        Assert.That(result.Draft!.Tests.Quarantined.Single().Id, Is.EqualTo("T::flaky"));
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "time.quarantined").Detail, Is.EqualTo("T::flaky: base 1 failed, 1 passed; expert 2 passed"));
    }

    [Test]
    public void A_test_whose_name_changes_from_run_to_run_is_neither_guarding_nor_quarantined()
    {
        var result = Judge(("T::guard", "PP", "PP", true), ("T::at[0x7f01]", "P-", "--", true), ("T::tab[\n]", "PP", "PP", true));

        Assert.That(result.Draft!.Tests.Guarding, Is.EqualTo(new[] { "T::guard" }));
        Assert.That(result.Draft.Tests.Quarantined, Is.Empty);
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "names").Detail, Does.StartWith("2 tests"));
    }

    [TestCase("PP", "FF", "passes on base and fails")]
    [TestCase("FF", "PP", "fails on base and passes")]
    public void A_covering_test_that_differs_between_the_sides_rejects_the_change(string onBase, string onExpert, string detail)
    {
        var result = Judge(("T::guard", "PP", "PP", true), ("T::changed", onBase, onExpert, true));

        Assert.That((result.Verdict.Reason, result.Draft), Is.EqualTo((CoverReasons.GuardingTestsFail, (Draft?)null)));
        Assert.That(result.Verdict.Detail, Does.Contain(detail));
    }

    [Test]
    public void A_test_that_differs_and_covers_nothing_does_not_reject()
    {
        Assert.That(Judge(("T::guard", "PP", "PP", true), ("T::changed", "PP", "FF", false)).Verdict.Accepted, Is.True);
    }

    [Test]
    public void Tests_that_fail_on_both_sides_guard_nothing_and_are_told()
    {
        var result = Judge(("T::guard", "PP", "PP", true), ("T::broken", "FF", "FF", true));

        Assert.That(result.Draft!.Tests.Guarding, Is.EqualTo(new[] { "T::guard" }));
        Assert.That(result.Verdict.Evidence.Single(evidence => evidence.Name == "failing").Detail, Does.Contain("T::broken"));
    }

    [Test]
    public void Without_a_test_that_passes_on_both_sides_it_is_out()
    {
        Assert.That(Judge(("T::broken", "FF", "FF", true), ("T::flaky", "PF", "PP", true)).Verdict.Reason, Is.EqualTo(CoverReasons.GuardingTestsFail));
    }

    [Test]
    public void Lines_that_are_executed_on_import_alone_are_uncovered_and_told_so()
    {
        var verdict = new CoverVerdict([First, Second], []);

        Assert.That(verdict.Uncovered(CoveredLines.None("x") with { Shared = [First] }).Verdict.Detail, Does.Contain("on import alone"));
        Assert.That(verdict.Uncovered(CoveredLines.None("x")).Verdict.Reason, Is.EqualTo(CoverReasons.NoCoveringTest));
    }

    private static StageResult Judge(params (string Test, string Base, string Expert, bool Covers)[] tests)
    {
        var lines = CoveredLines.None("coverage.py") with
        {
            ByTest = tests.Where(test => test.Covers).ToImmutableSortedDictionary(test => test.Test, _ => ImmutableSortedSet.Create(First), StringComparer.Ordinal),
        };
        var history = new TestHistory(Runs(tests, test => test.Base), Runs(tests, test => test.Expert));
        return new CoverVerdict([First, Second], []).Of(Draft, lines, history);
    }

    private static ImmutableArray<TestReport> Runs((string Test, string Base, string Expert, bool Covers)[] tests, Func<(string Test, string Base, string Expert, bool Covers), string> side) =>
    [
        .. Enumerable.Range(0, 2).Select(run => TestReport.Of(tests.Where(test => side(test)[run] != '-').Select(test => (test.Test, side(test)[run] == 'P' ? TestStatus.Passed : TestStatus.Failed)))),
    ];
}
