using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;
using Bench.Scoring.Rules;
using NJsonSchema;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>What a submission did at a task, on the page of the attempt, in its JSON, and wherever else its figures stand.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class AttemptAgreementTests
{
    private static readonly string[] Queries = ["", "?rule=sr-hm"];

    [TestCaseSource(nameof(Queries))]
    public async Task An_attempt_is_the_row_that_its_submission_gives_it(string query, CancellationToken cancellationToken)
    {
        var submission = await PublishedBoard.Site.DataAsync($"/api/v1/submissions/{SmallData.Submission}{query}", cancellationToken);
        var rows = Renderings.Rows(submission, "tasks").OrderBy(row => (int)row["place"]!).ToList();
        Assert.That(rows.Select(row => (string)row["outcome"]!), Is.SupersetOf(new[] { "failed", "fault", "faster" }));
        var schema = await JsonSchema.FromFileAsync(System.IO.Path.Combine(RepositoryFolder.Root, ApiFormats.PathOf("attempt")), cancellationToken);
        foreach (var (i, row) in rows.Index())
        {
            var view = await PublishedBoard.Site.DataAsync($"/api/v1{Path(row)}{query}", cancellationToken);

            Assert.That(schema.Validate(await PublishedBoard.Site.TextAsync($"/api/v1{Path(row)}{query}", cancellationToken)).Select(error => error.ToString()), Is.Empty, "the first and the last have no neighbour");
            Assert.That(JsonNode.DeepEquals(view["row"], row), $"{view["row"]} is not {row}");
            Assert.That((int)view["tasks"]!, Is.EqualTo(rows.Count));
            Assert.That(((string?)view["previous"], (string?)view["next"]), Is.EqualTo(((string?)rows.ElementAtOrDefault(i - 1)?["task"], (string?)rows.ElementAtOrDefault(i + 1)?["task"])));
            foreach (var figure in new[] { "outcome", "speedup", "expertSpeedup", "ratio", "attempt" })
            {
                Assert.That(JsonNode.DeepEquals(view["result"]![figure], row[figure]), $"{row["task"]}: {figure}");
            }
        }
    }

    [TestCaseSource(nameof(Queries))]
    public async Task The_page_of_an_attempt_says_what_its_JSON_says(string query, CancellationToken cancellationToken)
    {
        foreach (var row in await RowsAsync(cancellationToken))
        {
            var view = await PublishedBoard.Site.DataAsync($"/api/v1{Path(row)}{query}", cancellationToken);
            var page = await Renderings.TextAsync($"{Path(row)}{query}", cancellationToken);

            Assert.That(Renderings.Tiles(page), Is.EqualTo(Tiles(view["result"]!)));
            Assert.That(Renderings.Words(page), Does.Contain($" · {Place(view, query.Length == 0 ? ScoreRules.Default.Id : "sr-hm")} "));
            foreach (var (rel, task) in new[] { ("prev", "previous"), ("next", "next") })
            {
                var link = view[task] is { } other ? $"rel=\"{rel}\" href=\"/submissions/{SmallData.Submission}/tasks/{other}{query}\"" : $"rel=\"{rel}\"";
                Assert.That(page.Contains(link, StringComparison.Ordinal), Is.EqualTo(view[task] is not null), link);
            }
        }
    }

    [Test]
    public async Task A_task_says_of_its_attempts_what_the_attempts_say(CancellationToken cancellationToken)
    {
        foreach (var row in await RowsAsync(cancellationToken))
        {
            var result = (await PublishedBoard.Site.DataAsync($"/api/v1{Path(row)}", cancellationToken))["result"]!;
            var tried = (await PublishedBoard.Site.TableAsync($"/tasks/{row["task"]}", "", cancellationToken)).Single(other => other["submission"] == SmallData.Submission);

            foreach (var (column, path) in new Row { ["outcome"] = "outcome", ["speedup"] = "speedup.point", ["ratio"] = "ratio.point", ["ratio_low"] = "ratio.low", ["ratio_high"] = "ratio.high", ["attainment"] = "attainment" })
            {
                Assert.That(tried[column], Is.EqualTo(Agree.Cell(Agree.At(result, path))), $"{row["task"]}: {column}");
            }
        }
    }

    private static Task<IReadOnlyList<JsonNode>> RowsAsync(CancellationToken cancellationToken) => Renderings.RowsAsync($"/api/v1/submissions/{SmallData.Submission}", "tasks", cancellationToken);

    private static string Path(JsonNode row) => $"/submissions/{SmallData.Submission}/tasks/{row["task"]}";

    private static IEnumerable<string> Tiles(JsonNode result) =>
    [
        .. new[] { "speedup", "expertSpeedup", "ratio" }.Select(name => result[name] is { } estimate ? $"{Figures.Ratio((double)estimate["point"]!)}x" : Figures.None),
        Figures.Share((double?)result["attainment"]),
        $"{result["rotations"]}",
    ];

    private static string Place(JsonNode view, string rule) => view["row"]!["weight"] is { } weight
        ? $"task {view["row"]!["place"]} of {view["tasks"]} by contribution under {rule}: weight {Figures.Percent((double)weight)}, adds {Figures.Share((double?)view["row"]!["adds"])}"
        : $"not scored under {rule}";
}
