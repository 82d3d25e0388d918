using System.Text.Json.Nodes;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The page of a machine, its JSON, its CSV, and what the list of machines says of it.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class MachineAgreementTests
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal) { ["noise_floor_ln"] = "noiseFloor", ["median_foreign_share"] = "medianForeign" };

    private static readonly (string Head, Func<Row, string> Words)[] Heads =
    [
        ("Run", row => row["run"]),
        ("Began", row => Figures.Day(row["started_at"])),
        ("Harness", row => row["harness_version"]),
        ("Grade", row => row["grade"]),
        ("Noise floor", row => Floor(Renderings.Number(row["noise_floor_ln"]))),
        ("Sittings", row => row["sittings"]),
        ("Median drift", row => Figures.Ratio(Renderings.Number(row["median_drift"]))),
        ("Largest drift", row => Figures.Ratio(Renderings.Number(row["largest_drift"]))),
        ("Used by others", row => Figures.Percent(Renderings.Number(row["median_foreign_share"]))),
        ("Submissions", row => row["submissions"]),
    ];

    [Test]
    public async Task Page_JSON_and_CSV_of_a_machine_say_the_same(CancellationToken cancellationToken)
    {
        foreach (var listed in await ListedAsync(cancellationToken))
        {
            var (view, csv, page) = await MachineAsync(listed, cancellationToken);

            Assert.That(csv, Is.Not.Empty);
            Agree.InJson(csv, Renderings.Rows(view, "runs"), Paths);
            Agree.OnPage(csv, PageTable.After(page, "id=\"machine-runs\""), Heads);
            Assert.That(Renderings.Pairs(page), Is.EqualTo(Renderings.Rows(view, "facts").Select(fact => ((string)fact["name"]!, (string?)fact["value"] ?? "not known"))));
        }
    }

    [Test]
    public async Task A_machine_says_of_itself_what_the_list_of_machines_says(CancellationToken cancellationToken)
    {
        foreach (var listed in await ListedAsync(cancellationToken))
        {
            var (view, csv, page) = await MachineAsync(listed, cancellationToken);
            var tiles = Renderings.Tiles(page);

            Assert.That(JsonNode.DeepEquals(view["machine"], listed), $"{view["machine"]} is not {listed}");
            Assert.That(csv, Has.Count.EqualTo((int)listed["runs"]!));
            Assert.That(csv.Sum(row => Renderings.Number(row["submissions"])), Is.EqualTo((double)listed["submissions"]!));
            Assert.That(csv[^1]["grade"], Is.EqualTo((string)listed["grade"]!), "the newest run");
            Assert.That(tiles, Is.EqualTo(new[] { (string)listed["grade"]!, Floor((double)listed["noiseFloor"]!), Figures.Ratio((double?)listed["medianDrift"]), $"{listed["runs"]}" }));
        }
    }

    private static async Task<IReadOnlyList<JsonNode>> ListedAsync(CancellationToken cancellationToken)
    {
        var listed = await Renderings.RowsAsync("/api/v1/machines", "rows", cancellationToken);
        Assert.That(listed, Has.Count.GreaterThan(1));
        return listed;
    }

    private static async Task<(JsonNode View, IReadOnlyList<Dictionary<string, string>> Csv, string Page)> MachineAsync(JsonNode listed, CancellationToken cancellationToken)
    {
        var path = $"/machines/{listed["machineClass"]}";
        return (
            await PublishedBoard.Site.DataAsync($"/api/v1{path}", cancellationToken),
            await PublishedBoard.Site.TableAsync(path, "", cancellationToken),
            await Renderings.TextAsync(path, cancellationToken));
    }

    /// <summary>A noise floor in percent of the time, as people read it; files keep its logarithm.</summary>
    private static string Floor(double? logarithm) => Figures.Percent(logarithm is { } known ? Math.Exp(known) - 1 : null);
}
