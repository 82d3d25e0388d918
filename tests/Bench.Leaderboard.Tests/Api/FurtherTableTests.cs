using System.Globalization;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The tables of a page beside its first: as CSV, on the page, and in its JSON as far as they stand there.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class FurtherTableTests
{
    private static readonly Row ScorePaths = new(StringComparer.Ordinal) { ["score"] = "score.point", ["score_low"] = "score.low", ["score_high"] = "score.high", ["tasks"] = "score.tasks", ["unscored"] = "score.unscored" };

    private static readonly (string Head, Func<Row, string> Words)[] ScoreHeads =
    [
        ("Rule", row => $"{row["rule"]} v{row["rule_version"]}"),
        ("Score, 95 % interval", Score),
        ("Hack-adjusted", row => Share(row["adjusted_score"])),
        ("Tasks", row => row["tasks"]),
        ("Not scored", row => row["unscored"]),
        ("Weight of the ten heaviest", row => Percent(row["top_ten_weight"])),
    ];

    private static readonly Row SidePaths = new(ScorePaths, StringComparer.Ordinal) { ["parity_rate"] = "tally.parityRate", ["faster_rate"] = "tally.fasterRate", ["faults"] = "tally.faults" };

    private static readonly (string Head, Func<Row, string> Words)[] SideHeads =
    [
        ("Submission", row => $"{row["side"]}: {row["name"]}"),
        ("Score, 95 % interval", Score),
        ("Tasks", row => row["tasks"]),
        ("Parity", row => Percent(row["parity_rate"])),
        ("Faster", row => Percent(row["faster_rate"])),
        ("Faults", row => BoardColumns.Missing(row["faults"])),
    ];

    private static readonly Row ReplayPaths = new(StringComparer.Ordinal)
    {
        ["machine_class"] = "machine",
        ["expert_speedup"] = "speedup.point",
        ["expert_speedup_low"] = "speedup.low",
        ["expert_speedup_high"] = "speedup.high",
    };

    private static readonly (string Head, Func<Row, string> Words)[] ReplayHeads =
    [
        ("Day", row => row["date"]),
        ("Machine", row => row["machine_class"]),
        ("Expert speedup", row => $"{Ratio(row["expert_speedup"])}x {Ratio(row["expert_speedup_low"])}–{Ratio(row["expert_speedup_high"])}"),
        ("Rotations", row => row["rotations"]),
        ("Bar", row => row["holds"] == "true" ? "● cleared" : "✕ missed"),
        ("Where", row => row["run"].Length == 0 ? "record of the task" : $"run {row["run"]}"),
    ];

    private static string Submission => $"/submissions/{SmallData.Submission}";

    private static string Compared => $"?a={SmallData.Submission}&b={SmallData.Other}&c={SmallData.Withdrawn}";

    [TestCase("")]
    [TestCase("?k=3&p=0.5")]
    [TestCase("?rule=sr-hm&adjusted=true&sort=speedup")]
    public async Task Scores_under_every_rule(string query, CancellationToken cancellationToken)
    {
        var csv = await CsvAsync($"{Submission}/scores", query, cancellationToken);

        Assert.That(csv, Is.Not.Empty);
        Agree.InJson(csv, await Renderings.RowsAsync($"/api/v1{Submission}{query}", "scores", cancellationToken), ScorePaths);
        Agree.OnPage(csv, await OnPageAsync(Submission + query, "scores", cancellationToken), ScoreHeads);
    }

    [Test]
    public async Task Tasks_by_ratio(CancellationToken cancellationToken)
    {
        var csv = await CsvAsync($"{Submission}/bins", "", cancellationToken);
        var measured = (await CsvAsync(Submission, "", cancellationToken)).Count(row => row["ratio"].Length > 0);

        Assert.That(csv.Sum(row => Renderings.Number(row["tasks"])), Is.EqualTo(measured).And.Positive);
        Agree.OnPage(csv, await OnPageAsync(Submission, "bins", cancellationToken), [("from", row => Ratio(row["ratio_from"])), ("to below", row => Ratio(row["ratio_below"])), ("tasks", row => row["tasks"])]);
    }

    [TestCase("")]
    [TestCase("&rule=sr-hm&valid=true&all=true")]
    public async Task Sides_of_a_comparison(string query, CancellationToken cancellationToken)
    {
        var csv = await CsvAsync("/compare/sides", Compared + query, cancellationToken);
        var view = await Renderings.RowsAsync($"/api/v1/compare{Compared}{query}", "submissions", cancellationToken);
        foreach (var (side, letter) in view.Zip("ABCD"))
        {
            side["side"] = letter.ToString();
        }

        Assert.That(csv, Has.Count.EqualTo(3));
        Agree.InJson(csv, view, SidePaths);
        Agree.OnPage(csv, await OnPageAsync($"/compare{Compared}{query}", "sides", cancellationToken), SideHeads);
    }

    [Test]
    public async Task Share_of_tasks_that_reach_a_ratio(CancellationToken cancellationToken)
    {
        var csv = await CsvAsync("/compare/reach", Compared, cancellationToken);

        Assert.That(csv, Is.Not.Empty);
        Assert.That(csv.Select(row => Renderings.Number(row["share_a"])), Is.Ordered.Descending);
        Agree.OnPage(csv, await OnPageAsync($"/compare{Compared}", "reach", cancellationToken), [("ratio", row => Ratio(row["ratio"])), ("A", row => Percent(row["share_a"])), ("B", row => Percent(row["share_b"])), ("C", row => Percent(row["share_c"]))]);
    }

    [Test]
    public async Task Replays_of_every_task(CancellationToken cancellationToken)
    {
        foreach (var task in await Renderings.RowsAsync("/api/v1/tasks", "rows", cancellationToken))
        {
            var csv = await CsvAsync($"/tasks/{task["task"]}/replays", "", cancellationToken);

            Assert.That(csv, Has.Count.EqualTo((int)task["replays"]!).And.Not.Empty);
            Agree.InJson(csv, await Renderings.RowsAsync($"/api/v1/tasks/{task["task"]}", "replays", cancellationToken), ReplayPaths);
            Agree.OnPage(csv, await OnPageAsync($"/tasks/{task["task"]}", "replayed", cancellationToken), ReplayHeads);
        }
    }

    [TestCase("")]
    [TestCase("?submission={0}")]
    public async Task Heaviest_tasks_under_each_rule(string of, CancellationToken cancellationToken)
    {
        var query = string.Format(CultureInfo.InvariantCulture, of, SmallData.Other);
        var view = await PublishedBoard.Site.DataAsync($"/api/v1/rules{query}", cancellationToken);
        var csv = await CsvAsync("/rules/heaviest", query, cancellationToken);
        var page = await Renderings.TextAsync($"/rules{query}", cancellationToken);

        var rules = Renderings.Rows(view, "heavy").Where(heavy => heavy["heaviest"]!.AsArray().Count > 0).ToList();
        Assert.That(csv.Select(row => row["rule"]).Distinct(), Is.EqualTo(rules.Select(heavy => (string)heavy["rule"]!)).And.Not.Empty);
        Assert.That(csv.Select(row => row["submission"]).Distinct(), Is.EqualTo(new[] { (string)view["chosen"]! }));
        foreach (var heavy in rules)
        {
            var rule = (string)heavy["rule"]!;
            var rows = csv.Where(row => row["rule"] == rule).ToList();
            Assert.That(
                rows.Select(row => (row["task"], row["value"], row["weight"], row["adds"])),
                Is.EqualTo(Renderings.Rows(heavy, "heaviest").Select(task => (Agree.Cell(task["task"]), Agree.Cell(task["value"]), Agree.Cell(task["share"]), Agree.Cell(task["adds"])))));
            Agree.OnPage(rows, PageTable.After(page, $"Heaviest tasks under {rule}."), [("Task", row => row["task"]), ("Value", row => Share(row["value"])), ("Weight", row => Percent(row["weight"])), ("Adds to the score", row => Share(row["adds"]))]);
        }
    }

    [Test]
    public async Task Guarding_tests_that_did_not_pass(CancellationToken cancellationToken)
    {
        var named = 0;
        foreach (var row in await CsvAsync(Submission, "", cancellationToken))
        {
            var attempt = $"{Submission}/tasks/{row["task"]}";
            var csv = await CsvAsync($"{attempt}/tests", "", cancellationToken);
            var parity = (await PublishedBoard.Site.DataAsync($"/api/v1{attempt}", cancellationToken))["result"]!["parity"];
            (string Kind, string State)[] kinds = [("failedTests", "failed"), ("missingTests", "missing"), ("quarantinedFailed", "quarantined")];

            Assert.That(csv.Select(test => (test["test"], test["state"])), Is.EqualTo(from kind in kinds from name in parity?[kind.Kind]?.AsArray() ?? [] select ((string)name!, kind.State)));
            if (csv.Count > 0)
            {
                Agree.OnPage(csv, await OnPageAsync(attempt, "parity", cancellationToken), [("Test", test => test["test"]), ("State", test => test["state"])]);
            }

            named += csv.Count;
        }

        Assert.That(named, Is.Positive);
    }

    private static Task<IReadOnlyList<Row>> CsvAsync(string path, string query, CancellationToken cancellationToken) => PublishedBoard.Site.TableAsync(path, query, cancellationToken);

    private static async Task<PageTable> OnPageAsync(string address, string id, CancellationToken cancellationToken) =>
        PageTable.After(await Renderings.TextAsync(address, cancellationToken), $"<table id=\"{id}\"");

    private static string Score(Row row) => row["score"].Length == 0 ? "not scored" : $"{Share(row["score"])} {(row["score_low"].Length == 0 ? "no interval" : $"{Share(row["score_low"])}–{Share(row["score_high"])}")}";

    private static string Share(string cell) => Figures.Share(Renderings.Number(cell));

    private static string Ratio(string cell) => Figures.Ratio(Renderings.Number(cell));

    private static string Percent(string cell) => Figures.Percent(Renderings.Number(cell));
}
