using System.Net;
using System.Text.Json.Nodes;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The board over several sets of tasks: each set under its heading, those that were withdrawn below, and everywhere the same numbers.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class SuiteAgreementTests
{
    private static readonly string[] Boards = ["", "?desc=true", "?sort=score&desc=true", "?rule=sr-hm", "?rule=opt@1&p=0.5", "?adjusted=true", "?q=Avocet", "?level=disputed", "?suite={0}", "?suite={1}"];

    [TestCaseSource(nameof(Boards))]
    public async Task Page_JSON_and_CSV_have_the_same_rows_under_the_headings_of_their_sets(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var (view, ranked, table) = await BoardColumns.CompareAsync(SeveralBoards.Site, query, cancellationToken);

        Assert.That(table.Groups, Is.EqualTo(Headings(ranked, view, isByPlace: !query.Contains("sort=", StringComparison.Ordinal))));
    }

    [TestCaseSource(nameof(Boards))]
    public async Task What_was_withdrawn_stands_below_in_the_order_of_the_CSV_with_its_reason(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var withdrawn = Renderings.Rows(await SeveralBoards.Site.DataAsync($"/api/v1/board{query}", cancellationToken), "withdrawn");
        var csv = (await SeveralBoards.Site.TableAsync("/board", query, cancellationToken)).Where(row => row["withdrawn"] == "true").ToList();
        var page = await SeveralBoards.Site.TextAsync($"/{query}", cancellationToken);
        if (withdrawn.Count == 0)
        {
            Assert.That((csv.Count, page.Contains("id=\"withdrawn\"", StringComparison.Ordinal)), Is.EqualTo((0, false)));
            return;
        }

        var table = PageTable.After(page, "id=\"withdrawn\"");

        Assert.That(table.Links, Is.EqualTo(csv.Select(row => $"/submissions/{row["id"]}")));
        Agree.OnPage(csv, table, [("Submission", row => BoardColumns.Cut(row["name"], 80)), ("Reason", row => row["notice"]), ("Published", row => row["published_at"])]);
    }

    [TestCaseSource(nameof(Boards))]
    public async Task A_badge_counts_those_on_the_same_tasks_as_the_board_does(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var view = await SeveralBoards.Site.DataAsync($"/api/v1/board{query}", cancellationToken);
        foreach (var row in BoardColumns.All(view))
        {
            var badge = await SeveralBoards.Site.BadgeAsync($"{row["id"]}", query, cancellationToken);

            Assert.That(badge, Is.EqualTo($"{row["name"]} on Bench, rule {view["rule"]}: score {BoardWords.Score(row)}, {BoardWords.Standing(row)}, {BoardWords.Level(row)}"));
        }
    }

    [Test]
    public async Task A_text_that_hides_rows_says_how_many_of_the_ranked_are_left(CancellationToken cancellationToken)
    {
        var view = await SeveralBoards.Site.DataAsync("/api/v1/board?q=Avocet", cancellationToken);
        var page = await SeveralBoards.Site.TextAsync("/?q=Avocet", cancellationToken);

        var shown = Renderings.Rows(view, "rows").Count(row => row["rank"] is not null);
        Assert.That(shown, Is.LessThan((int)view["ranked"]!));
        Assert.That(page, Does.Contain($"<b>{shown} of {view["ranked"]} submissions</b> ranked"));
    }

    [Test]
    public async Task Rows_say_on_how_many_tasks_they_are_only_beside_more_of_their_own_set(CancellationToken cancellationToken)
    {
        var rows = Renderings.Rows(await SeveralBoards.Site.DataAsync("/api/v1/board", cancellationToken), "rows").Where(row => row["score"]!["point"] is not null).ToList();
        var page = await SeveralBoards.Site.TextAsync("/", cancellationToken);

        var most = rows.GroupBy(row => (string)row["suite"]!).ToDictionary(suite => suite.Key, suite => suite.Max(row => (int)row["score"]!["tasks"]!));
        Assert.That(most.Values.Distinct().Count(), Is.GreaterThan(1));
        Assert.That(page.Split("<small>n=").Length - 1, Is.EqualTo(rows.Count(row => (int)row["score"]!["tasks"]! != most[(string)row["suite"]!])));
    }

    [Test]
    public async Task A_rank_is_one_of_as_many_as_the_CSV_ranks_on_the_same_tasks(CancellationToken cancellationToken)
    {
        var rows = Renderings.Rows(await SeveralBoards.Site.DataAsync("/api/v1/board", cancellationToken), "rows");
        var ranked = (await SeveralBoards.Site.TableAsync("/board", "", cancellationToken)).Where(row => row["rank"].Length > 0).ToList();

        Assert.That(rows.Select(row => (int)row["rankedBeside"]!).Distinct().Count(), Is.GreaterThan(1));
        Assert.That(ranked.Select(row => (int)Of(row, rows)["rankedBeside"]!), Is.EqualTo(ranked.Select(row => ranked.Count(other => other["suite"] == row["suite"]))));
    }

    [Test]
    public async Task The_feed_and_the_pages_of_the_submissions_say_what_the_board_says(CancellationToken cancellationToken)
    {
        var view = await SeveralBoards.Site.DataAsync("/api/v1/board", cancellationToken);
        var feed = (await SeveralBoards.Site.FeedAsync("submission", cancellationToken)).ToDictionary(entry => entry.Id, entry => entry.Element("summary"), StringComparer.Ordinal);

        Assert.That(feed.Keys, Is.EquivalentTo(BoardColumns.All(view).Select(row => (string)row["id"]!)));
        foreach (var row in BoardColumns.All(view))
        {
            var said = $"Score by {view["rule"]}: {BoardWords.Score(row)}, {BoardWords.Standing(row)}, {BoardWords.Level(row)}.";

            Assert.That(feed[$"{row["id"]}"], Is.EqualTo(said));
            Assert.That(WebUtility.HtmlDecode(await SeveralBoards.Site.TextAsync($"/submissions/{row["id"]}", cancellationToken)), Does.Contain($"content=\"{said}\""));
        }
    }

    /// <summary>A board that is asked for, with the ids of the sets of tasks filled in.</summary>
    private static string Query(string board) => string.Format(System.Globalization.CultureInfo.InvariantCulture, board, [.. SeveralBoards.Suites]);

    private static JsonNode Of(Row row, IEnumerable<JsonNode> rows) => rows.Single(other => (string)other["id"]! == row["id"]);

    /// <summary>By place, a heading stands wherever another set begins, when there are several.</summary>
    private static IEnumerable<(string Heading, int Row)> Headings(IReadOnlyList<Row> ranked, JsonNode view, bool isByPlace)
    {
        var suites = Renderings.Rows(view, "suites");
        return suites.Count < 2 || !isByPlace ? [] :
            from pair in ranked.Index()
            where pair.Index == 0 || ranked[pair.Index - 1]["suite"] != pair.Item["suite"]
            select ($"On {suites.Single(suite => (string)suite["id"]! == pair.Item["suite"])["tasks"]} tasks", pair.Index);
    }
}
