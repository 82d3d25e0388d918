using Bench.Contracts.Runs;
using Bench.Evaluation.Shell;

namespace Bench.Harness.Reporting;

/// <summary>A run that was imported from a report, in words for people.</summary>
internal static class ReportedWords
{
    /// <summary>Where it comes from and what it lacks, without a full stop.</summary>
    public static string Sentence(ReportSource report) =>
        $"imported from {PlainText.Of(report.File)} ({report.Format}): as reported, no samples, no intervals, machine unknown";
}
