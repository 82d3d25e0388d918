using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Each page with a table, its JSON and its CSV: the same rows in the same order with the same numbers.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class TableAgreementTests
{
    private static readonly Cell ExpertSpeedup = new("expert_speedup", Figures.Ratio, row => row["expertSpeedup"]?["point"]);
    private static readonly Cell Ratio = new("ratio", Figures.Ratio, row => row["ratio"]?["point"]);
    private static readonly Cell Speedup = new("speedup", Figures.Ratio, row => row["speedup"]?["point"]);

    private static IEnumerable<Table> Tables() =>
    [
        new("/tasks", "tasks", "rows", "task", [ExpertSpeedup, Share("hardness"), Whole("scored")]),
        new("/tasks?sort=hardness&desc=true", "tasks", "rows", "task", [ExpertSpeedup, Share("hardness")]),
        new("/tasks/{task}", "tried", "tried", "submission", [Speedup, Ratio, Share("attainment"), Whole("attempts")]),
        new("/submissions/{submission}", "task-table", "tasks", "task", [ExpertSpeedup, Speedup, Ratio, new("weight", Figures.Percent, row => row["weight"])]),
        new("/submissions/{submission}?rule=sr-hm&sort=speedup", "task-table", "tasks", "task", [Speedup, new("weight", Figures.Percent, row => row["weight"])]),
        new("/compare?s={submission}&s={other}&all=true", "pairs", "tasks", "task", [
            new("speedup_a", Figures.Ratio, row => row["speedupA"]?["point"]), new("speedup_b", Figures.Ratio, row => row["speedupB"]?["point"]),
            new("value_a", Figures.Share, row => row["valueA"]), new("value_b", Figures.Share, row => row["valueB"])]),
        new("/machines", "machines", "rows", "machine_class", [Whole("runs"), Whole("submissions"), new("median_drift", Figures.Ratio, row => row["medianDrift"])]),
    ];

    [TestCaseSource(nameof(Tables))]
    public async Task Page_JSON_and_CSV_of_a_table_say_the_same(Table table, CancellationToken cancellationToken)
    {
        var board = await Renderings.RowsAsync("/api/v1/board", "rows", cancellationToken);
        var task = (await Renderings.RowsAsync("/api/v1/tasks", "rows", cancellationToken))[0]["task"];
        var page = table.Page.Replace("{task}", $"{task}", StringComparison.Ordinal).Replace("{submission}", $"{board[0]["id"]}", StringComparison.Ordinal).Replace("{other}", $"{board[1]["id"]}", StringComparison.Ordinal);
        var query = page.IndexOf('?', StringComparison.Ordinal) is > 0 and var mark ? page[mark..] : "";
        var path = page[..(page.Length - query.Length)];

        var json = await Renderings.RowsAsync($"/api/v1{path}{query}", table.Json, cancellationToken);
        var csv = Renderings.Csv(await Renderings.TextAsync($"/api/v1{path}.csv{query}", cancellationToken));
        var html = Renderings.RowsOf(await Renderings.TextAsync(page, cancellationToken), table.Id);

        Assert.That(json, Is.Not.Empty);
        Assert.That((csv.Count, html.Count), Is.EqualTo((json.Count, json.Count)));
        for (var i = 0; i < json.Count; i++)
        {
            var words = Renderings.Words(html[i]);
            Assert.That(html[i], Does.Contain(csv[i][table.Key]), $"row {i}");
            foreach (var cell in table.Cells)
            {
                var number = Renderings.Number(csv[i][cell.Column]);
                Assert.That((double?)cell.Json(json[i]), Is.EqualTo(number), $"row {i}, {cell.Column}");
                Assert.That(number is null || words.Contains($" {cell.Words(number)}", StringComparison.Ordinal), Is.True, $"row {i}, {cell.Column} {cell.Words(number)}: {words}");
            }
        }
    }

    [Test]
    public async Task Page_and_CSV_of_the_places_under_each_rule_say_the_same(CancellationToken cancellationToken)
    {
        var csv = Renderings.Csv(await Renderings.TextAsync("/api/v1/rules.csv", cancellationToken));
        var html = Renderings.RowsOf(await Renderings.TextAsync("/rules", cancellationToken), "places");

        Assert.That(html, Has.Count.EqualTo(csv.Count).And.Not.Empty);
        foreach (var (row, cells) in html.Zip(csv))
        {
            var ranks = cells.Where(cell => cell.Key.StartsWith("rank_", StringComparison.Ordinal)).Select(cell => cell.Value.Length == 0 ? Figures.None : cell.Value);
            Assert.That(row, Does.Contain($"/submissions/{cells["submission"]}\""));
            Assert.That(Renderings.Words(row), Does.Contain(string.Join(' ', ranks)));
        }
    }

    [Test]
    public async Task Page_and_CSV_of_the_matrix_say_the_same(CancellationToken cancellationToken)
    {
        var csv = Renderings.Csv(await Renderings.TextAsync("/api/v1/matrix.csv", cancellationToken)).GroupBy(cell => cell["task"], StringComparer.Ordinal).ToList();
        var html = Renderings.RowsOf(await Renderings.TextAsync("/matrix", cancellationToken), "cells");

        Assert.That(html, Has.Count.EqualTo(csv.Count).And.Not.Empty);
        foreach (var (row, cells) in html.Zip(csv))
        {
            var scored = cells.Where(cell => cell["kind"] == "scored").Select(cell => Renderings.Number(cell["attainment"])!.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
            Assert.That(row, Does.Contain($"/tasks/{cells.Key}\""));
            Assert.That(Renderings.Words(row).Split(' ').Where(word => word.Contains('.', StringComparison.Ordinal)), Is.EqualTo(scored));
        }
    }

    private static Cell Share(string column) => new(column, Figures.Share, row => row[column]);

    private static Cell Whole(string column) => new(column, number => $"{number:0} ", row => row[column]);

    /// <summary>A column of a table that all renderings have.</summary>
    internal sealed record Cell(string Column, Func<double?, string> Words, Func<JsonNode, JsonNode?> Json);

    /// <summary>A table of a page, with the list of its JSON and the column that names its rows.</summary>
    internal sealed record Table(string Page, string Id, string Json, string Key, Cell[] Cells)
    {
        /// <inheritdoc/>
        public override string ToString() => Page;
    }
}
