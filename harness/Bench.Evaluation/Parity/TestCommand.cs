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
        { Framework: TestFramework.Dotnet } => ["dotnet", "test", "{repo}", "-c", "Release", "--logger", $"trx;LogFileName={ReportName(tests)}", "--results-directory", "{out}"],
        _ => [],
    };

    /// <summary>Name of the report inside the out folder.</summary>
    public static string ReportName(TestSuite tests) => tests.Report ?? (tests.Framework == TestFramework.Dotnet ? "report.trx" : "report.xml");

    /// <summary>Reads a report in the framework's format.</summary>
    public static ReportReading Read(TestSuite tests, string path) =>
        tests.Framework == TestFramework.Dotnet ? TrxReport.Read(path) : JUnitReport.Read(path);
}
