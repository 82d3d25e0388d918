using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Takes the renderings of a view apart: rows of a page, of a CSV and of an answer.</summary>
internal static partial class Renderings
{
    /// <summary>What the published board answers.</summary>
    public static Task<string> TextAsync(string address, CancellationToken cancellationToken) => PublishedBoard.Site.TextAsync(address, cancellationToken);

    /// <summary>A list of an answer's data.</summary>
    public static async Task<IReadOnlyList<JsonNode>> RowsAsync(string address, string name, CancellationToken cancellationToken) =>
        Rows(await PublishedBoard.Site.DataAsync(address, cancellationToken), name);

    /// <summary>A list of a view.</summary>
    public static IReadOnlyList<JsonNode> Rows(JsonNode view, string name) => [.. view[name]!.AsArray().Select(row => row!)];

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

    /// <summary>The text of a piece of a page as it came, without the elements in it.</summary>
    public static string Plain(string markup) => WebUtility.HtmlDecode(Element().Replace(markup, ""));

    /// <summary>The figures of the tiles of a page.</summary>
    public static IEnumerable<string> Tiles(string page)
    {
        var start = page.IndexOf("<ul class=\"tiles\">", StringComparison.Ordinal);
        return from Match tile in Tile().Matches(page[start..page.IndexOf("</ul>", start, StringComparison.Ordinal)]) select Plain(tile.Groups["figure"].Value);
    }

    /// <summary>The lists of facts of a page: what is told of, and what is told.</summary>
    public static IEnumerable<(string Name, string Text)> Pairs(string page) =>
        from Match pair in Pair().Matches(page) select (Plain(pair.Groups["name"].Value), Plain(pair.Groups["text"].Value));

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

    [GeneratedRegex("<li><b>(?<figure>.*?)</b>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Tile();

    [GeneratedRegex("<dt>(?<name>.*?)</dt><dd>(?<text>.*?)</dd>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex TableRow();

    [GeneratedRegex(",(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,]*))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Cell();
}
