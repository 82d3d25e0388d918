using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The columns of the board: where each of its CSV is found in its JSON, and what its page says of it.</summary>
internal static class BoardColumns
{
    /// <summary>Columns of the CSV that the JSON has under another name.</summary>
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

    /// <summary>The rows of its JSON in the order of its CSV: the ranked ones, then those that were withdrawn.</summary>
    public static IReadOnlyList<JsonNode> All(JsonNode view) => [.. Renderings.Rows(view, "rows"), .. Renderings.Rows(view, "withdrawn")];

    /// <summary>Compares the JSON, the CSV and the page of a board.</summary>
    /// <param name="site">The site.</param>
    /// <param name="query">What is asked of the board.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="before">What the addresses begin with that name an earlier dataset; empty for the latest.</param>
    /// <returns>The view, the rows of the CSV that are not withdrawn, and the table of the page.</returns>
    public static async Task<(JsonNode View, IReadOnlyList<Row> Ranked, PageTable Table)> CompareAsync(PublishedSite site, string query, CancellationToken cancellationToken, string before = "")
    {
        var view = await site.DataAsync($"{before}/api/v1/board{query}", cancellationToken);
        var csv = Renderings.Csv(await site.TextAsync($"{before}/api/v1/board.csv{query}", cancellationToken));
        var ranked = csv.Where(row => row["withdrawn"] == "false").ToList();
        var table = PageTable.After(await site.TextAsync($"{before}/{query}", cancellationToken), "id=\"board\"");

        Assert.That(ranked, Is.Not.Empty);
        Agree.InJson(csv, All(view), Paths);
        Assert.That(table.Links, Is.EqualTo(ranked.Select(row => $"{before}/submissions/{row["id"]}")));
        Agree.OnPage(ranked, table, Heads(view, table));
        Assert.That(ranked.Where(row => Renderings.Number(row["faster_rate"]) > Renderings.Number(row["parity_rate"])), Is.Empty, "what is faster has kept parity");
        return (view, ranked, table);
    }

    /// <summary>The columns of the board; that which compares with the usual rule is there when another was asked for.</summary>
    private static (string Head, Func<Row, string> Words)[] Heads(JsonNode view, PageTable table)
    {
        var machines = view["machines"]!.AsObject().Select(machine => machine.Key).ToList();
        var most = Renderings.Rows(view, "rows").GroupBy(row => (string)row["suite"]!).ToDictionary(suite => suite.Key, suite => view["suites"]!.AsArray().Count > 1 ? suite.Max(row => (int)row["score"]!["tasks"]!) : (int)view["tasks"]!);
        (string Head, Func<Row, string> Words)[] heads =
        [
            ("Compare", _ => ""),
            ("Rank", row => row["rank_low"] == row["rank_high"] ? Missing(row["rank"]) : $"{row["rank_low"]}–{row["rank_high"]}"),
            ("Submission", row => Cut(row["name"], 60)),
            ("Score", row => Score(row, most[row["suite"]])),
            ("Hack-adjusted", row => Share(row["adjusted_score"])),
            ($"Opt {Figures.Plain((double)view["p"]!)}", row => Share(row["opt"])),
            ("Parity", row => Figures.Percent(Renderings.Number(row["parity_rate"]))),
            ("Faster", row => Figures.Percent(Renderings.Number(row["faster_rate"]))),
            ("Faults", row => Missing(row["faults"])),
            ("Cost", row => Figures.Dollars(Renderings.Number(row["cost_usd"]))),
            ("Agent", row => Missing(row["agent"])),
            ("Organisation", row => Missing(row["organisation"])),
            ("Level", row => $"{LevelOf(row)} {row["marks"].Replace(";", "", StringComparison.Ordinal)}".Trim()),
            ("Date", row => row["published_at"]),
            ("Machine", row => $"M{machines.IndexOf(row["machine_class"]) + 1}"),
            ("Moved", row => Moved(Renderings.Number(row["moved"]))),
        ];
        return table.Heads.Contains("Moved") ? heads : heads[..^1];
    }

    /// <summary>A name that is cut where it is long.</summary>
    public static string Cut(string name, int most) => name.Length <= most ? name : name[..most] + "…";

    private static string Score(Row row, int most) => row["score"].Length == 0 ? "not scored" :
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

    /// <summary>A cell as a page shows it: a dash in the place of nothing.</summary>
    public static string Missing(string cell) => cell.Length == 0 ? Figures.None : cell;
}
