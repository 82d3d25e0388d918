using System.Xml.Linq;

namespace Bench.Evaluation.Parity;

/// <summary>Reader of TRX, which <c>dotnet test</c> writes for NUnit, xUnit and MSTest.</summary>
public static class TrxReport
{
    /// <summary>Reads a report file.</summary>
    public static ReportReading Read(string path) => ReportFile.Read(path, Of);

    private static TestReport Of(XElement root)
    {
        var owners = root.Descendants().Where(element => element.Name.LocalName == "UnitTest")
            .Select(test => (Id: (string?)test.Attribute("id"), Owner: OwnerOf(test)))
            .Where(test => test.Id is not null)
            .GroupBy(test => test.Id!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Owner, StringComparer.OrdinalIgnoreCase);
        return TestReport.Of(root.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").Select(result =>
            (IdOf(result, owners.GetValueOrDefault((string?)result.Attribute("testId") ?? "")), StatusOf(result))));
    }

    /// <summary>Class of a test; MSTest appends the assembly's name after a comma.</summary>
    private static string? OwnerOf(XElement test) =>
        ((string?)test.Elements().FirstOrDefault(element => element.Name.LocalName == "TestMethod")?.Attribute("className"))?.Split(',')[0].Trim();

    /// <summary>xUnit repeats the class in the test's name; NUnit and MSTest do not.</summary>
    private static string IdOf(XElement result, string? owner)
    {
        var name = (string?)result.Attribute("testName") ?? "";
        if (string.IsNullOrEmpty(owner))
        {
            return name;
        }

        return name.StartsWith(owner + ".", StringComparison.Ordinal) ? $"{owner}::{name[(owner.Length + 1)..]}" : $"{owner}::{name}";
    }

    private static TestStatus StatusOf(XElement result) => (string?)result.Attribute("outcome") switch
    {
        "Passed" or "PassedButRunAborted" => TestStatus.Passed,
        "Failed" => TestStatus.Failed,
        "NotExecuted" or "Inconclusive" or "Warning" or "NotRunnable" or "Pending" => TestStatus.Skipped,
        _ => TestStatus.Error,
    };
}
