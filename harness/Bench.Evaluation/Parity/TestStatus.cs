namespace Bench.Evaluation.Parity;

/// <summary>What a test report says of one test, worst last.</summary>
public enum TestStatus
{
    /// <summary>It ran and passed.</summary>
    Passed,

    /// <summary>It was skipped, or failed as expected, or passed where failure was expected.</summary>
    Skipped,

    /// <summary>An assertion failed.</summary>
    Failed,

    /// <summary>It broke outside an assertion.</summary>
    Error,
}
