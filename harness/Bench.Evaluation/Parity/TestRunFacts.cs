namespace Bench.Evaluation.Parity;

/// <summary>One finished run of a test suite: what the report says and how the command ended.</summary>
/// <param name="Reading">The report, read once every process of the run was gone.</param>
/// <param name="ExitCode">Exit code of the test command.</param>
public sealed record TestRunFacts(ReportReading Reading, int ExitCode);
