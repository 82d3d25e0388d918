using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>A table as a reader meets it on a page.</summary>
/// <param name="Heads">Heads of its columns, from left to right.</param>
/// <param name="Rows">Its rows without headings of groups: what stands under each head.</param>
/// <param name="Links">Address of the first link of each row; empty for a row without one.</param>
/// <param name="Groups">Headings of groups of rows, with the number of the row that each stands above.</param>
internal sealed partial record PageTable(
    IReadOnlyList<string> Heads, IReadOnlyList<Dictionary<string, string>> Rows, IReadOnlyList<string> Links, IReadOnlyList<(string Heading, int Row)> Groups)
{
    /// <summary>The first table behind a mark.</summary>
    /// <param name="page">The page.</param>
    /// <param name="mark">What stands before it: its id or its caption, as marked up.</param>
    public static PageTable After(string page, string mark)
    {
        var from = page.IndexOf(mark, StringComparison.Ordinal);
        Assert.That(from, Is.Not.Negative, $"the page has no table {mark}");
        string[] parts = page[from..page.IndexOf("</table>", from, StringComparison.Ordinal)].Split("<tbody");
        var heads = Cells(parts[0][parts[0].IndexOf("<thead", StringComparison.Ordinal)..]);
        var all = Renderings.Rows(parts[1]).ToList();
        var rows = all.Where(row => !IsHeading(row)).ToList();
        return new PageTable(
            heads,
            [.. rows.Select(row => heads.Zip(Cells(row)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))],
            [.. rows.Select(row => Link().Match(row).Groups["address"].Value)],
            [.. all.Index().Where(row => IsHeading(row.Item)).Select(row => (Cells(row.Item)[^1], all.Take(row.Index).Count(before => !IsHeading(before))))]);
    }

    private static bool IsHeading(string row) => row.Contains("scope=\"rowgroup\"", StringComparison.Ordinal);

    /// <summary>The words of the cells, without signs that are there for the eye alone.</summary>
    private static List<string> Cells(string row) => [.. from Match cell in Cell().Matches(row) select Renderings.Words(Sign().Replace(cell.Value, "")).Trim()];

    [GeneratedRegex("<t[hd][ >].*?</t[hd]>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<span[^>]*aria-hidden=\"true\">[^<]*</span>", RegexOptions.NonBacktracking)]
    private static partial Regex Sign();

    [GeneratedRegex("<a href=\"(?<address>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
