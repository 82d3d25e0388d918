namespace Bench.Contracts.Tasks;

/// <summary>What runs the guarding tests, and thereby which report it writes.</summary>
public enum TestFramework
{
    /// <summary>pytest, report in JUnit XML.</summary>
    Pytest,

    /// <summary>Python's own unittest, run by a small program of ours, report in JUnit XML.</summary>
    Unittest,

    /// <summary><c>dotnet test</c> with NUnit, xUnit or MSTest, report in TRX.</summary>
    Dotnet,

    /// <summary>Any command that writes JUnit XML.</summary>
    Junit,
}
