using System.Collections.Immutable;
using Bench.Evaluation.Parity;
using Bench.Sandbox.HostPrograms;

namespace Bench.Evaluation.Tests.Parity;

public sealed class ReportReadingTests
{
    [Test]
    public void Cases_of_a_parametrised_pytest_are_kept_apart()
    {
        var tests = Read(JUnitReport.Read(TestReports.Save(TestReports.Pytest)));
        Assert.That(tests["tests.test_table::test_cut[a-1]"], Is.EqualTo(TestStatus.Passed));
        Assert.That(tests["tests.test_table::test_cut[a-2]"], Is.EqualTo(TestStatus.Failed));
    }

    [Test]
    public void Errors_skips_and_expected_failures_of_pytest_are_not_passes()
    {
        var tests = Read(JUnitReport.Read(TestReports.Save(TestReports.Pytest)));
        Assert.That(tests.Select(test => test.Value), Is.EquivalentTo(new[]
        {
            TestStatus.Passed, TestStatus.Passed, TestStatus.Failed, TestStatus.Error, TestStatus.Skipped, TestStatus.Skipped,
        }));
    }

    [Test]
    public void Cases_of_a_parametrised_nunit_test_are_kept_apart()
    {
        var tests = Read(TrxReport.Read(TestReports.Save(TestReports.Nunit)));
        Assert.That(tests["Weft.Tests.SplitterTests::Splits(\"a,b\",2)"], Is.EqualTo(TestStatus.Passed));
        Assert.That(tests["Weft.Tests.SplitterTests::Splits(\"\",0)"], Is.EqualTo(TestStatus.Failed));
        Assert.That(tests["Weft.Tests.SplitterTests::Is_explicit"], Is.EqualTo(TestStatus.Skipped));
    }

    [Test]
    public void Names_of_xunit_and_mstest_become_the_same_kind_of_id()
    {
        var tests = Read(TrxReport.Read(TestReports.Save(TestReports.XunitAndMstest)));
        Assert.That(tests.Keys, Is.EquivalentTo(new[] { "Lib.Tests.Sums::Adds(left: 1, right: 2)", "Lib.MsTests.Sums::Adds" }));
    }

    [Test]
    public void A_test_reported_twice_has_the_worse_status()
    {
        var twice = TestReport.Of([("a::b", TestStatus.Failed), ("a::b", TestStatus.Passed)]);
        Assert.That(twice.Tests["a::b"], Is.EqualTo(TestStatus.Failed));
    }

    [TestCase("<a", "line 1")]
    [TestCase("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "not well-formed")]
    [TestCase("", "empty")]
    public void A_broken_report_is_a_value_and_not_an_exception(string text, string problem)
    {
        var reading = JUnitReport.Read(TestReports.Save(text));
        Assert.That(reading, Is.InstanceOf<ReportReading.Unreadable>().With.Property("Problem").Contains(problem));
    }

    [Test]
    public void A_missing_report_is_said_to_be_missing() =>
        Assert.That(TrxReport.Read("/nonexistent/report.trx"), Is.EqualTo(new ReportReading.Unreadable("there is no report file")));

    [Test]
    public void A_link_in_place_of_the_report_is_not_followed()
    {
        var link = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"link-{Guid.NewGuid():N}.xml");
        File.CreateSymbolicLink(link, TestReports.Save(TestReports.Pytest));
        Assert.That(JUnitReport.Read(link), Is.InstanceOf<ReportReading.Unreadable>());
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_pipe_in_place_of_the_report_blocks_nobody(CancellationToken cancellationToken)
    {
        var pipe = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"pipe-{Guid.NewGuid():N}.xml");
        await HostCommand.RunAsync(["mkfifo", pipe], "/", default, HostCommandLimits.Default, cancellationToken);
        Assert.That(JUnitReport.Read(pipe), Is.InstanceOf<ReportReading.Unreadable>());
    }

    private static ImmutableSortedDictionary<string, TestStatus> Read(ReportReading reading) => ((ReportReading.Read)reading).Report.Tests;
}
