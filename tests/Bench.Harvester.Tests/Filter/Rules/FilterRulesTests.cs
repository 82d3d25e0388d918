using Bench.Harvester.Filter;

namespace Bench.Harvester.Tests.Filter.Rules;

public sealed class FilterRulesTests
{
    [TestCase("documentation-only", "docs/index.md")]
    [TestCase("documentation-only", "CHANGELOG.md", "README.md")]
    [TestCase("tests-only", "tests/test_a.py")]
    [TestCase("tests-only", "tests/test_a.py", "README.md")]
    [TestCase("lock-files-only", "poetry.lock")]
    [TestCase("generated-only", "pkg/_version.py")]
    [TestCase("vendored-only", "third_party/a.c")]
    [TestCase("build-files-only", "setup.py", "poetry.lock")]
    [TestCase("benchmarks-only", "benchmarks/bench_a.py")]
    [TestCase("no-source", "tests/test_a.py", "setup.py")]
    public void What_changes_no_source_is_out_with_its_reason(string reason, params string[] paths)
    {
        var verdict = (new Change("Make everything faster") { Files = [.. paths.Select(path => Change.Edit(path, ["a"], ["b"]))] }).Verdict;
        Assert.That((verdict.Accepted, verdict.Reason), Is.EqualTo((false, reason)));
        Assert.That(verdict.Detail, Is.Not.Empty);
    }

    [Test]
    public void An_import_beside_a_page_is_documentation()
    {
        var change = new Change("Get started faster")
        {
            Files = [Change.New("docs/start.md", "# Start"), Change.Edit("src/pkg/__init__.py", ["__all__ = [\"a\"]"], ["from . import b", "__all__ = [\"a\", \"b\"]"])],
        };
        Assert.That(change.Verdict.Reason, Is.EqualTo(FilterReasons.DocumentationOnly));
    }

    [Test]
    public void An_import_that_goes_may_be_a_gain() =>
        Assert.That((new Change("Import pandas lazily, faster") { Files = [Change.Edit("README.md", ["a"], ["b"]), Change.Edit("a.py", ["import pandas"], [])] }).Verdict.Accepted, Is.True);

    [Test]
    public void A_revert_is_out_and_a_reverted_revert_is_not()
    {
        Assert.That(new Change("Revert \"Speed up joins\"").Verdict.Reason, Is.EqualTo(FilterReasons.Revert));
        Assert.That(new Change("Revert \"Revert \"Speed up joins\"\"").Verdict.Accepted, Is.True);
    }

    [Test]
    public void What_was_taken_back_is_out_and_says_by_what()
    {
        var mined = new Change("Speed up joins").Mined;
        var verdict = new PullRequestFilter().Judge(mined with { PullRequest = mined.PullRequest with { RevertedBy = 9 } });
        Assert.That(verdict.Reason, Is.EqualTo(FilterReasons.Reverted));
        Assert.That(verdict.Detail, Does.Contain("#9"));
    }

    [Test]
    public void Backports_and_other_branches_are_out()
    {
        var mined = new Change("Speed up joins").Mined;
        Assert.That(new PullRequestFilter().Judge(mined with { PullRequest = mined.PullRequest with { BackportOf = 9 } }).Reason, Is.EqualTo(FilterReasons.Backport));
        Assert.That(new PullRequestFilter().Judge(mined with { PullRequest = mined.PullRequest with { TargetBranch = "1.x" } }).Reason, Is.EqualTo(FilterReasons.OtherBranch));
    }

    [TestCase("Merge branch 'master' into faster")]
    [TestCase("Bump actions/cache from 3 to 4")]
    [TestCase("Release 1.2")]
    public void Chores_are_out(string title) => Assert.That(new Change(title).Verdict.Reason, Is.EqualTo(FilterReasons.MergeNoise));

    [Test]
    public void A_change_of_many_lines_is_out()
    {
        var lines = Enumerable.Range(0, 3001).Select(number => $"x{number} = 1").ToArray();
        Assert.That((new Change("Speed up joins") { Files = [Change.Edit("a.py", [], lines)] }).Verdict.Reason, Is.EqualTo(FilterReasons.TooLarge));
    }

    [Test]
    public void A_pull_request_without_files_is_out() => Assert.That((new Change("Speed up joins") { Files = [] }).Verdict.Reason, Is.EqualTo(FilterReasons.NoChange));

    [TestCase("self.assertEqual(mean(x), 1.5)", "self.assertAlmostEqual(mean(x), 1.5)")]
    [TestCase("assert mean(x) == 1.5", "assert mean(x) == pytest.approx(1.5)")]
    [TestCase("Assert.That(mean, Is.EqualTo(1.5));", "Assert.That(mean, Is.EqualTo(1.5).Within(1e-9));")]
    public void A_weakened_expectation_is_a_change_of_behaviour(string exact, string near)
    {
        var change = new Change("Speed up means") { Files = [Change.Edit("a.py", ["old"], ["new"]), Change.Edit("tests/test_a.py", [exact], [near])] };
        Assert.That(change.Verdict.Reason, Is.EqualTo(FilterReasons.BehaviourChange));
    }

    [Test]
    public void Near_expectations_beside_the_old_ones_are_none()
    {
        var change = new Change("Speed up means") { Files = [Change.Edit("a.py", ["old"], ["new"]), Change.Edit("tests/test_a.py", [], ["assert mean(x) == pytest.approx(1.5)"])] };
        Assert.That(change.Verdict.Accepted, Is.True);
    }

    [TestCase("The running sum rounds differently.", true)]
    [TestCase("Results may differ in the last digits.", true)]
    [TestCase("Results do not differ.", false)]
    [TestCase("Fixes that results may differ between platforms.", false)]
    public void What_the_author_says_of_results_decides(string body, bool rejected) =>
        Assert.That((new Change("Speed up means") { Body = body }).Verdict.Reason == FilterReasons.BehaviourChange, Is.EqualTo(rejected));
}
