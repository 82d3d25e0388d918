namespace Bench.Evaluation.Tests.Parity;

/// <summary>Reports as the frameworks write them, shortened.</summary>
internal static class TestReports
{
    public const string Pytest = """
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites><testsuite name="pytest" errors="1" failures="1" skipped="2" tests="6">
          <testcase classname="tests.test_table.SortTests" name="test_stable" time="0.001" />
          <testcase classname="tests.test_table" name="test_cut[a-1]" time="0.001" />
          <testcase classname="tests.test_table" name="test_cut[a-2]" time="0.001"><failure message="assert 1 == 2">trace</failure></testcase>
          <testcase classname="tests.test_table" name="test_io" time="0.001"><error message="fixture">trace</error></testcase>
          <testcase classname="tests.test_table" name="test_slow" time="0.001"><skipped type="pytest.skip" message="slow" /></testcase>
          <testcase classname="tests.test_table" name="test_known" time="0.001"><skipped type="pytest.xfail" message="known" /></testcase>
        </testsuite></testsuites>
        """;

    public const string Nunit = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testId="11111111-0000-0000-0000-000000000001" testName="Splits(&quot;a,b&quot;,2)" outcome="Passed" />
            <UnitTestResult testId="11111111-0000-0000-0000-000000000002" testName="Splits(&quot;&quot;,0)" outcome="Failed" />
            <UnitTestResult testId="11111111-0000-0000-0000-000000000003" testName="Is_explicit" outcome="NotExecuted" />
          </Results>
          <TestDefinitions>
            <UnitTest name="Splits" id="11111111-0000-0000-0000-000000000001"><TestMethod className="Weft.Tests.SplitterTests" name="Splits" /></UnitTest>
            <UnitTest name="Splits" id="11111111-0000-0000-0000-000000000002"><TestMethod className="Weft.Tests.SplitterTests" name="Splits" /></UnitTest>
            <UnitTest name="Is_explicit" id="11111111-0000-0000-0000-000000000003"><TestMethod className="Weft.Tests.SplitterTests" name="Is_explicit" /></UnitTest>
          </TestDefinitions>
        </TestRun>
        """;

    public const string XunitAndMstest = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testId="A" testName="Lib.Tests.Sums.Adds(left: 1, right: 2)" outcome="Passed" />
            <UnitTestResult testId="B" testName="Adds" outcome="Passed" />
          </Results>
          <TestDefinitions>
            <UnitTest name="x" id="a"><TestMethod className="Lib.Tests.Sums" name="Adds" /></UnitTest>
            <UnitTest name="y" id="b"><TestMethod className="Lib.MsTests.Sums, Lib.MsTests, Version=1.0.0.0" name="Adds" /></UnitTest>
          </TestDefinitions>
        </TestRun>
        """;

    /// <summary>Writes a report to a file of its own.</summary>
    public static string Save(string text)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{Guid.NewGuid():N}.xml");
        File.WriteAllText(path, text);
        return path;
    }
}
