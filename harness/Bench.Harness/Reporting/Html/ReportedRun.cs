using Bench.Scoring.Runs;

namespace Bench.Harness.Reporting.Html;

/// <summary>A run that goes on a page.</summary>
/// <param name="Name">Name of its folder, without the path: the same run gives the same page wherever it lies.</param>
/// <param name="Run">Its files.</param>
/// <param name="Logs">Its logs.</param>
internal sealed record ReportedRun(string Name, StoredRun Run, RunLogs Logs)
{
    /// <summary>The run of a folder.</summary>
    public static ReportedRun Of(string folder, StoredRun run) => new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), run, new RunLogs(folder));
}
