using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Whoever reads a page finds on it the JSON and the CSV of what it shows, as it shows it.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed partial class TableLinkTests
{
    private static readonly string[] Views =
    [
        "board?rule=sr-hm&q=Heron", "changes?kind=dispute", "compare?a={0}&b={1}&rule=sr-hm", "data", "machines", "machines/{2}", "matrix?tasks=1", "rules?rule=sr-hm", "search?q=tool",
        "submissions/{0}?rule=sr-hm&sort=speedup", "submissions/{0}/tasks/{3}?rule=sr-hm", "tasks?language=python", "tasks/{3}",
    ];

    [TestCaseSource(nameof(Views))]
    public async Task A_page_leads_to_its_JSON_and_its_CSV(string view, CancellationToken cancellationToken)
    {
        var address = string.Format(CultureInfo.InvariantCulture, view, SmallData.Submission, SmallData.Other, SmallData.MachineClass, SmallData.Task);
        var links = JsonNode.Parse(await Renderings.TextAsync($"/api/v1/{address}", cancellationToken))!["links"]!;

        var page = WebUtility.HtmlDecode(await Renderings.TextAsync((string)links["page"]!, cancellationToken));

        var csv = (string)links["csv"]!;
        foreach (var link in new[] { csv, csv.Replace(".csv", "", StringComparison.Ordinal) })
        {
            Assert.That(page.Contains($"href=\"{link}\"", StringComparison.Ordinal), link);
        }
    }

    [TestCase(false, "/", "/tasks", "/tasks/{3}", "/submissions/{0}", "/submissions/{0}/tasks/{3}", "/compare?a={0}&b={1}&all=true", "/rules", "/matrix", "/machines", "/machines/{2}", "/data", "/status")]
    [TestCase(true, "/", "/data")]
    public async Task Each_table_of_a_page_leads_to_a_CSV_with_its_rows(bool isSeveral, params string[] pages)
    {
        var site = isSeveral ? SeveralBoards.Site : PublishedBoard.Site;
        foreach (var pattern in pages)
        {
            var address = string.Format(CultureInfo.InvariantCulture, pattern, SmallData.Submission, SmallData.Other, SmallData.MachineClass, SmallData.Task);
            var page = await site.TextAsync(address, CancellationToken.None);
            foreach (Match table in Table().Matches(page))
            {
                var link = WebUtility.HtmlDecode(Csv().Match(table.Groups["caption"].Value).Groups["path"].Value);
                Assert.That(link, Is.Not.Empty, $"{table.Groups["id"].Value} on {address}");
                var rows = Renderings.RowsOf(page, table.Groups["id"].Value).Count(row => !row.Contains("scope=\"rowgroup\"", StringComparison.Ordinal));
                Assert.That(Renderings.Csv(await site.TextAsync(link, CancellationToken.None)), Has.Count.AtLeast(rows), $"{link} on {address}");
            }
        }
    }

    [GeneratedRegex("<table id=\"(?<id>[^\"]*)\"[^>]*>\\s*<caption[^>]*>(?<caption>.*?)</caption>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("href=\"(?<path>/api/v1/[^\"?]*\\.csv[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Csv();
}
