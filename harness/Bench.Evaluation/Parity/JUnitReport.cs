using System.Xml.Linq;

namespace Bench.Evaluation.Parity;

/// <summary>Reader of JUnit XML as pytest and most runners write it.</summary>
public static class JUnitReport
{
    /// <summary>Reads a report file.</summary>
    public static ReportReading Read(string path) => ReportFile.Read(path, Of);

    private static TestReport Of(XElement root) =>
        TestReport.Of(root.DescendantsAndSelf().Where(element => element.Name.LocalName == "testcase").Select(test => (IdOf(test), StatusOf(test))));

    private static string IdOf(XElement test)
    {
        var name = (string?)test.Attribute("name") ?? "";
        var owner = (string?)test.Attribute("classname");
        return string.IsNullOrEmpty(owner) ? name : $"{owner}::{name}";
    }

    private static TestStatus StatusOf(XElement test)
    {
        var children = test.Elements().Select(element => element.Name.LocalName).ToHashSet(StringComparer.Ordinal);
        return children.Contains("error") ? TestStatus.Error
            : children.Contains("failure") ? TestStatus.Failed
            : children.Contains("skipped") ? TestStatus.Skipped
            : TestStatus.Passed;
    }
}
