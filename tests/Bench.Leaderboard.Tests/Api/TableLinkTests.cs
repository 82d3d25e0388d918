using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Whoever reads a page finds on it the JSON and the CSV of what it shows, as it shows it.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class TableLinkTests
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
}
