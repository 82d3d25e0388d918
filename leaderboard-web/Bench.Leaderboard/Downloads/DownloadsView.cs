using System.Collections.Immutable;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Downloads;

/// <summary>What readers can take away.</summary>
/// <param name="Version">Version of the data set.</param>
/// <param name="ImportedAt">When it was read.</param>
/// <param name="Rows">Published runs, newest first.</param>
/// <param name="Schemas">Names of the JSON Schemas.</param>
/// <param name="Versions">The last datasets that were served, newest first; the first is this one.</param>
public sealed record DownloadsView(string Version, DateTimeOffset ImportedAt, ImmutableArray<DownloadRow> Rows, ImmutableArray<string> Schemas, ImmutableArray<VersionRow> Versions) : IView
{
    private const int MostVersions = 100;

    /// <summary>Puts the page together.</summary>
    public static DownloadsView Of(Dataset dataset)
    {
        var submissions = dataset.Submissions.ToLookup(submission => submission.Run.Id, StringComparer.Ordinal);
        return new DownloadsView(
            dataset.Version,
            dataset.ImportedAt,
            [.. dataset.Runs.Values
                .Select(run => new DownloadRow(
                    run.Id,
                    run.Publication.PublishedAt,
                    run.Publication.Level,
                    submissions[run.Id].Count(),
                    submissions[run.Id].Sum(submission => submission.Results.Length),
                    run.Publication.Files.Count,
                    run.Manifest.IsMeasured))
                .OrderByDescending(row => row.PublishedAt, StringComparer.Ordinal).ThenBy(row => row.Run, StringComparer.Ordinal)],
            SchemaFiles.Names,
            [.. dataset.History.Reverse().Take(MostVersions).Select(VersionRow.Of)]);
    }

    /// <inheritdoc/>
    public CsvTable Table() => new(
        ["run", "published_at", "level", "submissions", "results", "files", "has_samples"],
        Rows.Select(row => (IReadOnlyList<object?>)[row.Run, row.PublishedAt, QueryWords<PublicationLevel>.Of(row.Level), row.Submissions, row.Results, row.Files, row.HasSamples]));
}
