using System.Net;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The board over several sets of tasks: each set under its heading, those that were withdrawn below, and everywhere the same numbers.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class SuiteAgreementTests
{
    private static readonly string[] Boards = ["", "?desc=true", "?sort=score&desc=true", "?rule=sr-hm", "?rule=opt@1&p=0.5", "?adjusted=true", "?q=Avocet", "?level=disputed", "?suite={0}", "?suite={1}"];

    private static readonly Row Paths = new(StringComparer.Ordinal)
    {
        ["rank"] = "rank.place",
        ["rank_low"] = "rank.low",
        ["rank_high"] = "rank.high",
        ["keeps_rank"] = "rank.keeps",
        ["score"] = "score.point",
        ["score_low"] = "score.low",
        ["score_high"] = "score.high",
        ["tasks"] = "score.tasks",
        ["unscored"] = "score.unscored",
        ["parity_rate"] = "parity",
        ["faster_rate"] = "faster",
        ["disputed"] = "isDisputed",
        ["withdrawn"] = "isWithdrawn",
    };

    [TestCaseSource(nameof(Boards))]
    public async Task The_CSV_has_the_ranked_rows_of_the_JSON_and_then_the_withdrawn(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var view = await SeveralBoards.Site.DataAsync($"/api/v1/board{query}", cancellationToken);

        Assert.That(Renderings.Rows(view, "rows"), Is.Not.Empty);
        Agree.InJson(await SeveralBoards.Site.TableAsync("/board", query, cancellationToken), All(view), Paths);
    }

    [TestCaseSource(nameof(Boards))]
    public async Task The_page_has_the_rows_of_the_CSV_under_the_headings_of_their_sets(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var view = await SeveralBoards.Site.DataAsync($"/api/v1/board{query}", cancellationToken);
        var csv = await SeveralBoards.Site.TableAsync("/board", query, cancellationToken);
        var ranked = csv.Where(row => row["withdrawn"] == "false").ToList();

        var table = PageTable.After(await SeveralBoards.Site.TextAsync($"/{query}", cancellationToken), "id=\"board\"");

        Assert.That(table.Links, Is.EqualTo(ranked.Select(row => $"/submissions/{row["id"]}")));
        Assert.That(table.Groups, Is.EqualTo(Headings(ranked, view, isByPlace: !query.Contains("sort=", StringComparison.Ordinal))));
        Agree.OnPage(ranked, table, [.. Heads(view, table)]);
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
        Agree.OnPage(csv, table, [("Submission", row => Cut(row["name"], 80)), ("Reason", row => (string)Of(row, withdrawn)["notice"]!), ("Published", row => row["published_at"])]);
    }

    [TestCaseSource(nameof(Boards))]
    public async Task A_badge_counts_those_on_the_same_tasks_as_the_board_does(string board, CancellationToken cancellationToken)
    {
        var query = Query(board);
        var view = await SeveralBoards.Site.DataAsync($"/api/v1/board{query}", cancellationToken);
        foreach (var row in All(view))
        {
            var badge = await SeveralBoards.Site.BadgeAsync($"{row["id"]}", query, cancellationToken);

            Assert.That(badge, Is.EqualTo($"{row["name"]} on Bench, rule {view["rule"]}: score {BoardWords.Score(row)}, {BoardWords.Standing(row)}, {BoardWords.Level(row)}"));
        }
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

        Assert.That(feed.Keys, Is.EquivalentTo(All(view).Select(row => (string)row["id"]!)));
        foreach (var row in All(view))
        {
            var said = $"Score by {view["rule"]}: {BoardWords.Score(row)}, {BoardWords.Standing(row)}, {BoardWords.Level(row)}.";

            Assert.That(feed[$"{row["id"]}"], Is.EqualTo(said));
            Assert.That(WebUtility.HtmlDecode(await SeveralBoards.Site.TextAsync($"/submissions/{row["id"]}", cancellationToken)), Does.Contain($"content=\"{said}\""));
        }
    }

    /// <summary>A board that is asked for, with the ids of the sets of tasks filled in.</summary>
    private static string Query(string board) => string.Format(System.Globalization.CultureInfo.InvariantCulture, board, [.. SeveralBoards.Suites]);

    private static IReadOnlyList<JsonNode> All(JsonNode view) => [.. Renderings.Rows(view, "rows"), .. Renderings.Rows(view, "withdrawn")];

    private static JsonNode Of(Row row, IEnumerable<JsonNode> rows) => rows.Single(other => (string)other["id"]! == row["id"]);

    /// <summary>By place, a heading stands wherever another set begins, when there are several.</summary>
    private static IEnumerable<(string Heading, int Row)> Headings(List<Row> ranked, JsonNode view, bool isByPlace)
    {
        var suites = Renderings.Rows(view, "suites");
        return suites.Count < 2 || !isByPlace ? [] :
            from pair in ranked.Index()
            where pair.Index == 0 || ranked[pair.Index - 1]["suite"] != pair.Item["suite"]
            select ($"On {suites.Single(suite => (string)suite["id"]! == pair.Item["suite"])["tasks"]} tasks", pair.Index);
    }

    /// <summary>The columns of the board; that which compares with the usual rule is there when another was asked for.</summary>
    private static IEnumerable<(string Head, Func<Row, string> Words)> Heads(JsonNode view, PageTable table)
    {
        var machines = view["machines"]!.AsObject().Select(machine => machine.Key).ToList();
        (string Head, Func<Row, string> Words)[] heads =
        [
            ("Compare", _ => ""),
            ("Rank", row => row["rank_low"] == row["rank_high"] ? Missing(row["rank"]) : $"{row["rank_low"]}–{row["rank_high"]}"),
            ("Submission", row => Cut(row["name"], 60)),
            ("Score", row => Score(row, (int)view["tasks"]!)),
            ("Hack-adjusted", row => Share(row["adjusted_score"])),
            ($"Opt {Figures.Plain((double)view["p"]!)}", row => Share(row["opt"])),
            ("Parity", row => Figures.Percent(Renderings.Number(row["parity_rate"]))),
            ("Faster", row => Figures.Percent(Renderings.Number(row["faster_rate"]))),
            ("Faults", row => row["faults"]),
            ("Cost", row => Figures.Dollars(Renderings.Number(row["cost_usd"]))),
            ("Agent", row => Missing(row["agent"])),
            ("Organisation", row => Missing(row["organisation"])),
            ("Level", row => $"{LevelOf(row)} {row["marks"].Replace(";", "", StringComparison.Ordinal)}".Trim()),
            ("Date", row => row["published_at"]),
            ("Machine", row => $"M{machines.IndexOf(row["machine_class"]) + 1}"),
            ("Moved", row => Moved(Renderings.Number(row["moved"]))),
        ];
        return table.Heads.Contains("Moved") ? heads : heads.SkipLast(1);
    }

    private static string Score(Row row, int most) =>
        $"{Share(row["score"])} {Share(row["score_low"])}–{Share(row["score_high"])}{(Renderings.Number(row["tasks"]) == most ? "" : $" n={row["tasks"]}")}";

    private static string LevelOf(Row row) => BoardWords.Level(new JsonObject { ["level"] = row["level"], ["isDisputed"] = row["disputed"] == "true", ["isWithdrawn"] = row["withdrawn"] == "true" });

    private static string Moved(double? places) => places switch
    {
        null => Figures.None,
        0 => "=",
        > 0 => $"▲ {places}",
        _ => $"▼ {-places}",
    };

    private static string Share(string cell) => Figures.Share(Renderings.Number(cell));

    private static string Missing(string cell) => cell.Length == 0 ? Figures.None : cell;

    private static string Cut(string name, int most) => name.Length <= most ? name : name[..most] + "…";
}
