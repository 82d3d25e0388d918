using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Tests.Importing;

/// <summary>A folder that two datasets were served of: the later one has one run and one notice more.</summary>
/// <param name="Site">The folder and its importer.</param>
/// <param name="First">The earlier.</param>
/// <param name="Second">The later.</param>
internal sealed record TwoDatasets(SiteUnderImport Site, Dataset First, Dataset Second)
{
    /// <summary>Draws a board and looks at it twice.</summary>
    /// <param name="kind">Of the notice about the first submission.</param>
    /// <param name="reason">Of the notice.</param>
    public static async Task<TwoDatasets> ServeAsync(NoticeKind kind, string reason)
    {
        var site = await SiteUnderImport.DrawAsync();
        var (late, aside) = (site.Runs()[0], Path.Combine(site.Folder.Root, "aside"));
        Directory.Move(late, aside);
        var first = await site.LookAsync();
        Directory.Move(aside, late);
        await File.AppendAllTextAsync(site.Folder.Notices, BenchJson.Line(new Notice("2031-01-02T03:04:05Z", kind, reason, first.Submissions[0].Id)) + "\n");
        return new TwoDatasets(site, first, await site.LookAsync());
    }
}
