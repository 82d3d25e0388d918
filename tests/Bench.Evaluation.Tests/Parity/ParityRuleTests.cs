using Bench.Contracts.Outcomes;
using Bench.Evaluation.Parity;

namespace Bench.Evaluation.Tests.Parity;

public sealed class ParityRuleTests
{
    private static readonly string[] Guarding = ["t::a", "t::b"];

    [Test]
    public void Parity_holds_when_every_guarding_test_passes()
    {
        var judgement = ParityRule.Judge(Run(0, ("t::a", TestStatus.Passed), ("t::b", TestStatus.Passed)), Guarding, []);
        Assert.That(judgement.Holds);
        Assert.That(judgement.Summary, Has.Property("Passed").EqualTo(2).And.Property("Failed").EqualTo(0).And.Property("Missing").EqualTo(0));
    }

    [TestCase(TestStatus.Failed, 1, ReasonCode.TestRegression)]
    [TestCase(TestStatus.Error, 1, ReasonCode.TestRegression)]
    [TestCase(TestStatus.Skipped, 0, ReasonCode.TestStatusChanged)]
    public void A_guarding_test_that_does_not_pass_breaks_parity(TestStatus status, int exitCode, ReasonCode expected)
    {
        var judgement = ParityRule.Judge(Run(exitCode, ("t::a", status), ("t::b", TestStatus.Passed)), Guarding, []);
        Assert.That(judgement.Reasons.Select(reason => reason.Code), Is.EqualTo(new[] { expected }));
        Assert.That(judgement.Summary.FailedTests, Is.EqualTo(new[] { "t::a" }));
    }

    [Test]
    public void A_guarding_test_that_was_not_run_is_missing()
    {
        var judgement = ParityRule.Judge(Run(0, ("t::a", TestStatus.Passed)), Guarding, []);
        Assert.That(judgement.Reasons[0].Code, Is.EqualTo(ReasonCode.TestMissing));
        Assert.That(judgement.Summary.MissingTests, Is.EqualTo(new[] { "t::b" }));
    }

    [TestCase(0, TestStatus.Failed)]
    [TestCase(1, TestStatus.Passed)]
    public void A_report_that_contradicts_the_exit_code_decides(int exitCode, TestStatus status)
    {
        var judgement = ParityRule.Judge(Run(exitCode, ("t::a", TestStatus.Passed), ("t::b", TestStatus.Passed), ("t::other", status)), Guarding, []);
        Assert.That(judgement.Reasons[0].Code, Is.EqualTo(ReasonCode.TestReportInconsistent));
    }

    [Test]
    public void A_quarantined_test_is_shown_and_does_not_decide()
    {
        var judgement = ParityRule.Judge(
            Run(1, ("t::a", TestStatus.Passed), ("t::b", TestStatus.Passed), ("t::flaky", TestStatus.Failed)), Guarding, ["t::flaky"]);
        Assert.That(judgement.Holds);
        Assert.That(judgement.Summary.QuarantinedFailed, Is.EqualTo(new[] { "t::flaky" }));
    }

    [TestCase(0, ReasonCode.TestReportInconsistent)]
    [TestCase(2, ReasonCode.TestMissing)]
    public void Without_a_report_no_test_counts_as_run(int exitCode, ReasonCode expected)
    {
        var judgement = ParityRule.Judge(new TestRunFacts(new ReportReading.Unreadable("there is no report file"), exitCode), Guarding, []);
        Assert.That(judgement.Reasons[0].Code, Is.EqualTo(expected));
        Assert.That(judgement.Summary.Missing, Is.EqualTo(2));
    }

    [Test]
    public void A_test_that_differs_between_two_base_runs_is_flaky()
    {
        var tests = BaseTests.Of(
        [
            TestReport.Of([("a", TestStatus.Passed), ("b", TestStatus.Passed), ("c", TestStatus.Failed)]),
            TestReport.Of([("a", TestStatus.Passed), ("b", TestStatus.Failed), ("c", TestStatus.Failed)]),
        ]);
        Assert.That(tests.Passing, Is.EqualTo(new[] { "a" }));
        Assert.That(tests.Flaky, Is.EqualTo(new[] { "b" }));
        Assert.That(tests.Failing, Is.EqualTo(new[] { "c" }));
    }

    [TestCase("passed", true)]
    [TestCase("passed once", true)]
    [TestCase("failed", false)]
    [TestCase("not in base's report", false)]
    public void A_guarding_test_counts_only_when_base_passes_it_here(string id, bool counts)
    {
        var tests = BaseTests.Of(
        [
            TestReport.Of([("passed", TestStatus.Passed), ("passed once", TestStatus.Passed), ("failed", TestStatus.Failed)]),
            TestReport.Of([("passed", TestStatus.Passed), ("passed once", TestStatus.Failed), ("failed", TestStatus.Failed)]),
        ]);
        Assert.That(tests.Counts(id), Is.EqualTo(counts));
    }

    [Test]
    public void A_test_that_passed_by_luck_is_flaky_once_a_later_run_fails_it()
    {
        var luck = BaseTests.Of([TestReport.Of([("a", TestStatus.Passed), ("b", TestStatus.Passed), ("c", TestStatus.Failed)])]);
        var together = luck.And(BaseTests.Of([TestReport.Of([("a", TestStatus.Passed), ("b", TestStatus.Failed), ("c", TestStatus.Failed)])]));
        Assert.That(together.Passing, Is.EqualTo(new[] { "a" }));
        Assert.That(together.Flaky, Is.EqualTo(new[] { "b" }));
        Assert.That(together.Failing, Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void A_detail_names_three_tests_and_counts_the_rest()
    {
        var ids = Enumerable.Range(0, 10).Select(number => $"t::n{number}").ToArray();
        var judgement = ParityRule.Judge(Run(0), ids, []);
        Assert.That(judgement.Reasons[0].Detail, Does.Contain("t::n2 and 7 more"));
    }

    private static TestRunFacts Run(int exitCode, params (string Id, TestStatus Status)[] tests) =>
        new(new ReportReading.Read(TestReport.Of(tests)), exitCode);
}
