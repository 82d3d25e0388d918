using System.Globalization;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The curve of a submission over p: in the table of its page, in its CSV and JSON, and as the score that a board gives at one p.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class CurveAgreementTests
{
    [TestCase(1)]
    [TestCase(3)]
    public async Task Page_JSON_and_CSV_draw_what_the_board_says_at_a_threshold(int attempts, CancellationToken cancellationToken)
    {
        var site = PublishedBoard.Site;
        var query = $"?k={attempts.ToString(CultureInfo.InvariantCulture)}";
        var curve = (await site.DataAsync($"/api/v1/submissions/{SmallData.Submission}{query}", cancellationToken))["curve"]!.AsArray();
        var table = PageTable.After(await site.TextAsync($"/submissions/{SmallData.Submission}{query}", cancellationToken), "Share of tasks solved, by p");
        var shown = table.Rows.Select(row => (row["p"], row["solved"]));

        var csv = await site.TableAsync($"/submissions/{SmallData.Submission}/curve", query, cancellationToken);
        Agree.InJson(csv, [.. curve.Select(point => point!)], new Dictionary<string, string>(StringComparer.Ordinal) { ["p"] = "threshold", ["solved"] = "score" });
        Assert.That(shown, Is.EqualTo(curve.Select(point => (Figures.Plain((double)point!["threshold"]!), Figures.Share((double)point["score"]!)))).And.Not.Empty);
        foreach (var p in new[] { 0.05, 0.5, 0.95 })
        {
            var at = curve.Single(point => (double)point!["threshold"]! == p)!;
            var board = (await site.DataAsync($"/api/v1/board{query}&rule=opt@1&p={Figures.Plain(p)}", cancellationToken))["rows"]!.AsArray();
            Assert.That((double)board.Single(row => (string)row!["id"]! == SmallData.Submission)!["score"]!["point"]!, Is.EqualTo((double)at["score"]!).Within(1e-12), $"p = {p}");
        }
    }
}
