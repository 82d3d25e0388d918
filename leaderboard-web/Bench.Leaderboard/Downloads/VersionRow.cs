using System.Collections.Immutable;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Downloads;

/// <summary>A dataset in the list of those that were served, with what came to it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="At">When it was first served, ISO 8601 in UTC.</param>
/// <param name="Runs">Runs that came or were replaced.</param>
/// <param name="Tasks">Tasks that came or were replaced.</param>
/// <param name="Notices">Notices that came.</param>
/// <param name="Removed">Runs, tasks and notices that went or were replaced.</param>
public sealed record VersionRow(string Version, string At, int Runs, int Tasks, int Notices, int Removed)
{
    /// <summary>Such rows as a table.</summary>
    public static CsvTable Table(ImmutableArray<VersionRow> versions) => new(
        ["version", "at", "runs_added", "tasks_added", "notices_added", "removed"],
        versions.Select(row => (IReadOnlyList<object?>)[row.Version, row.At, row.Runs, row.Tasks, row.Notices, row.Removed]));

    /// <summary>The row of a dataset.</summary>
    public static VersionRow Of(DatasetVersion version)
    {
        int Of(string kind) => version.Added.Count(name => name.StartsWith(kind, StringComparison.Ordinal));
        return new VersionRow(version.Version, version.At, Of(DatasetParts.Run), Of(DatasetParts.Task), Of(DatasetParts.Notice), version.Removed.Length);
    }
}
