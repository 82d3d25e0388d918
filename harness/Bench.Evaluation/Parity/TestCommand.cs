using System.Collections.Immutable;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Parity;

/// <summary>How the tests of each framework are run and read, where a task does not say otherwise.</summary>
public static class TestCommand
{
    /// <summary>Arguments of the test command.</summary>
    /// <param name="tests">The task's tests.</param>
    public static ImmutableArray<string> Arguments(TestSuite tests) => tests switch
    {
        { Command.IsDefaultOrEmpty: false } => tests.Command,
        { Framework: TestFramework.Pytest } => ["python3", "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", $"--junitxml={{out}}/{ReportName(tests)}"],
        { Framework: TestFramework.Unittest } => ["python3", "-s", "-B", "{tools}/python/bench_unittest.py", "--report", $"{{out}}/{ReportName(tests)}"],
        { Framework: TestFramework.Dotnet } => ["dotnet", "test", "{repo}", "-c", "Release", "--logger", tests.Report is null ? "trx" : $"trx;LogFileName={tests.Report}", "--results-directory", "{out}"],
        _ => [],
    };

    /// <summary>Reads what a run of the suite left in the out folder, in the framework's format.</summary>
    /// <remarks>A solution with several test projects leaves a TRX file of each; together they are the report.</remarks>
    public static ReportReading Read(TestSuite tests, string outFolder)
    {
        if (tests.Framework != TestFramework.Dotnet)
        {
            return JUnitReport.Read(Path.Combine(outFolder, ReportName(tests)));
        }

        ReportReading[] readings = tests.Report is { } name
            ? [TrxReport.Read(Path.Combine(outFolder, name))]
            : [.. Directory.EnumerateFiles(outFolder, "*.trx").Order(StringComparer.Ordinal).Select(TrxReport.Read)];
        return readings switch
        {
            [] => new ReportReading.Unreadable("there is no report file"),
            _ when readings.OfType<ReportReading.Unreadable>().FirstOrDefault() is { } unreadable => unreadable,
            _ => new ReportReading.Read(TestReport.Of(readings.OfType<ReportReading.Read>().SelectMany(read => read.Report.Tests.Select(test => (test.Key, test.Value))))),
        };
    }

    private static string ReportName(TestSuite tests) => tests.Report ?? "report.xml";
}
