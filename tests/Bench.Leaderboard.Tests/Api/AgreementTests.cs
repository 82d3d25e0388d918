using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The page, the JSON, the CSV, the badge and the feed are renderings of one view: they show the same numbers.</summary>
[TestFixture]
internal sealed class AgreementTests
{
    private static readonly string[] Boards =
    [
        "", "?rule=sr-hm", "?rule=opt@1&p=0.5", "?rule=swe-perf", "?rule=pie-speedup@1", "?adjusted=true", "?valid=true", "?level=re-measured", "?open-agent=true", "?q=Heron", "?sort=model&desc=true",
    ];

    [TestCaseSource(nameof(Boards)), CancelAfter(60_000)]
    public async Task Every_rendering_of_a_board_has_the_same_rows_in_the_same_order(string query, CancellationToken cancellationToken)
    {
        var (view, _, table) = await BoardColumns.CompareAsync(PublishedBoard.Site, query, cancellationToken);

        Assert.That((Renderings.Rows(view, "suites").Count, table.Groups.Count), Is.EqualTo((1, 0)), "one set of tasks has no heading");
    }

    [Test, CancelAfter(60_000)]
    public async Task Not_every_attempt_that_kept_parity_is_faster(CancellationToken cancellationToken)
    {
        foreach (var site in new[] { PublishedBoard.Site, SeveralBoards.Site })
        {
            var rows = Renderings.Rows(await site.DataAsync("/api/v1/board", cancellationToken), "rows");

            Assert.That(rows.Where(row => (double?)row["faster"] < (double?)row["parity"]), Is.Not.Empty, "or a swap of the two would not be seen");
        }
    }

    [TestCaseSource(nameof(Boards)), CancelAfter(60_000)]
    public async Task A_badge_says_what_the_board_says(string query, CancellationToken cancellationToken)
    {
        var board = await PublishedBoard.Site.DataAsync($"/api/v1/board{query}", cancellationToken);
        foreach (var row in Renderings.Rows(board, "rows"))
        {
            var badge = await PublishedBoard.Site.BadgeAsync($"{row["id"]}", query, cancellationToken);

            Assert.That(badge, Does.Contain($"score {BoardWords.Score(row)}").And.Contain(BoardWords.Standing(row)).And.Contain((string)board["rule"]!));
            Assert.That((int)row["rankedBeside"]!, Is.EqualTo((int)board["ranked"]!), "all are on one set of tasks");
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task The_feed_says_what_the_board_says(CancellationToken cancellationToken)
    {
        var feed = (await PublishedBoard.Site.FeedAsync("submission", cancellationToken)).ToDictionary(entry => entry.Id, entry => entry.Element("summary"), StringComparer.Ordinal);

        foreach (var row in await RowsAsync("/api/v1/board", "rows", cancellationToken))
        {
            Assert.That(feed[$"{row["id"]}"], Does.Contain(BoardWords.Score(row)).And.Contain(BoardWords.Standing(row)));
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task A_submission_has_the_score_that_the_board_gives_it(CancellationToken cancellationToken)
    {
        foreach (var rule in new[] { "", "?rule=sr-hm" })
        {
            foreach (var row in await RowsAsync($"/api/v1/board{rule}", "rows", cancellationToken))
            {
                Assert.That(Renderings.Words(await TextAsync($"/submissions/{row["id"]}", cancellationToken)), Does.Contain(Score(row["score"]!)));
            }
        }
    }

    private static string Score(JsonNode score) => $" {Figures.Share((double?)score["point"])} {Figures.Share((double?)score["low"])}–{Figures.Share((double?)score["high"])} ";

    private static Task<string> TextAsync(string address, CancellationToken cancellationToken) => Renderings.TextAsync(address, cancellationToken);

    private static Task<IReadOnlyList<JsonNode>> RowsAsync(string address, string name, CancellationToken cancellationToken) => Renderings.RowsAsync(address, name, cancellationToken);
}
