using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Takes the renderings of a view apart: rows of a page, of a CSV and of an answer.</summary>
internal static partial class Renderings
{
    /// <summary>What the published board answers.</summary>
    public static async Task<string> TextAsync(string address, CancellationToken cancellationToken) =>
        await PublishedBoard.Site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);

    /// <summary>A list of an answer's data.</summary>
    public static async Task<IReadOnlyList<JsonNode>> RowsAsync(string address, string name, CancellationToken cancellationToken) =>
        [.. JsonNode.Parse(await TextAsync(address, cancellationToken))!["data"]![name]!.AsArray().Select(row => row!)];

    /// <summary>The rows of the tables of a page, or of a part of it.</summary>
    public static IEnumerable<string> Rows(string page) => from Match row in TableRow().Matches(page) select row.Value;

    /// <summary>The rows below the head of the table with an id.</summary>
    public static IReadOnlyList<string> RowsOf(string page, string table)
    {
        var from = page.IndexOf($"id=\"{table}\"", StringComparison.Ordinal);
        var body = page.IndexOf("<tbody", from, StringComparison.Ordinal);
        return [.. Rows(page[body..page.IndexOf("</tbody", body, StringComparison.Ordinal)])];
    }

    /// <summary>What a reader sees of a piece of a page.</summary>
    public static string Words(string markup) => Spaces().Replace(WebUtility.HtmlDecode(Element().Replace(markup, " ")), " ");

    /// <summary>A cell of a CSV as a number; null for an empty one.</summary>
    public static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>Rows of a CSV whose cells hold no line ends, by column.</summary>
    public static List<Dictionary<string, string>> Csv(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static List<string> Cells(string line) =>
        [.. from Match cell in Cell().Matches("," + line) select cell.Groups["quoted"].Success ? cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups["plain"].Value];

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Element();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex TableRow();

    [GeneratedRegex(",(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,]*))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Cell();
}
