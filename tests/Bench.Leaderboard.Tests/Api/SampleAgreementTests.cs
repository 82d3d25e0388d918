using System.Globalization;
using System.Text.Json.Nodes;
using Bench.Charts.Sittings;
using Bench.Leaderboard.Views;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>The samples of an attempt: as CSV, in its JSON, as NDJSON, and in the tables of its page.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class SampleAgreementTests
{
    private static readonly Row Paths = new(StringComparer.Ordinal)
    {
        ["start_ns"] = "startNanoseconds",
        ["setup_ns"] = "setupNanoseconds",
        ["call_ns"] = "callNanoseconds",
        ["cpu_ns"] = "cpuNanoseconds",
        ["peak_kib"] = "peakKiB",
        ["at_ns"] = "at",
    };

    private static readonly string[] Arms = ["base", "control", "expert", "candidate"];

    private static string Attempt => $"/submissions/{SmallData.Submission}/tasks/{SmallData.Task}";

    [Test]
    public async Task JSON_CSV_and_NDJSON_have_the_same_samples(CancellationToken cancellationToken)
    {
        var json = await Renderings.RowsAsync($"/api/v1{Attempt}", "samples", cancellationToken);
        var csv = await PublishedBoard.Site.TableAsync(Attempt, "", cancellationToken);
        var lines = await Renderings.TextAsync($"/api/v1{Attempt}/samples.ndjson", cancellationToken);

        Assert.That(csv.Select(row => row["kind"]).Distinct(), Is.EqualTo(Arms));
        Agree.InJson(csv, json, Paths);
        var own = csv.Select(row => row["arm"]).ToHashSet(StringComparer.Ordinal);
        Agree.InJson(csv, [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Where(sample => own.Contains((string)sample["arm"]!))], Paths);
    }

    [Test]
    public async Task The_tables_of_the_page_are_made_of_the_samples(CancellationToken cancellationToken)
    {
        var csv = (await PublishedBoard.Site.TableAsync(Attempt, "", cancellationToken)).Where(row => Whole(row, "rotation") >= 0).ToList();
        var page = await Renderings.TextAsync(Attempt, cancellationToken);
        var unit = TimeUnit.For(csv.Select(row => Whole(row, "call_ns")));

        var byRotation = PageTable.After(page, $"<caption>Calls by rotation ({unit.Name})").Rows;
        var rotations = csv.GroupBy(row => row["rotation"], StringComparer.Ordinal).ToList();
        Assert.That(byRotation.Select(row => row["rotation"]), Is.EqualTo(rotations.Select(rotation => rotation.Key)).And.Not.Empty);
        foreach (var (shown, rotation) in byRotation.Zip(rotations))
        {
            var samples = rotation.ToDictionary(row => row["kind"], StringComparer.Ordinal);
            Assert.That(Arms.Select(arm => shown[arm]), Is.EqualTo(Arms.Select(arm => $"{unit.Figure(Whole(samples[arm], "call_ns"))} ({Whole(samples[arm], "order") + 1})")));
            Assert.That(shown["base / candidate"], Is.EqualTo(((double)Whole(samples["base"], "call_ns") / Whole(samples["candidate"], "call_ns")).ToString("0.###", CultureInfo.InvariantCulture)));
        }

        var byArm = PageTable.After(page, $"<caption>Calls by arm ({unit.Name})").Rows;
        Assert.That(byArm.Select(row => row["arm"]), Is.EqualTo(Arms));
        foreach (var shown in byArm)
        {
            var calls = csv.Where(row => row["kind"] == shown["arm"]).Select(row => Whole(row, "call_ns")).Order().ToList();
            var median = (calls[(calls.Count - 1) / 2] + calls[calls.Count / 2]) / 2.0;
            Assert.That(
                (shown["samples"], shown["median"], shown["least"], shown["most"]),
                Is.EqualTo(($"{calls.Count}", unit.Figure(median), unit.Figure(calls[0]), unit.Figure(calls[^1]))),
                shown["arm"]);
        }
    }

    [Test]
    public async Task The_figures_of_the_page_are_there_as_CSV(CancellationToken cancellationToken)
    {
        var page = await Renderings.TextAsync(Attempt, cancellationToken);
        var arms = await PublishedBoard.Site.TableAsync($"{Attempt}/arms", "", cancellationToken);
        var comparisons = await PublishedBoard.Site.TableAsync($"{Attempt}/comparisons", "", cancellationToken);
        var unit = TimeUnit.For(arms.Select(row => Whole(row, "least_ns")));
        string Time(Row row, string column) => unit.Figure(Renderings.Number(row[column])!.Value);

        Assert.That((arms.Count, comparisons.Count), Is.EqualTo((4, 4)));
        Agree.OnPage(arms, PageTable.After(page, $"<caption>Calls by arm ({unit.Name})"),
        [
            ("arm", row => row["arm"]),
            ("samples", row => row["samples"]),
            ("centre [95 %]", row => $"{Time(row, "centre_ns")} [{Time(row, "centre_low_ns")}, {Time(row, "centre_high_ns")}]"),
            .. new[] { "median", "least", "most", "start", "setup" }.Select(name => (name, (Func<Row, string>)(row => Time(row, name + "_ns")))),
            ("CPU time", row => Time(row, "cpu_ns")),
            ("memory", row => FormattableString.Invariant($"{Renderings.Number(row["peak_kib"]) / 1024:F1} MiB")),
        ]);
        Agree.OnPage(comparisons, PageTable.After(page, "<caption>Comparisons: how many times as fast"),
        [
            ("comparison", row => row["comparison"]),
            ("ratio [95 %]", row => $"{Figures.Ratio(Renderings.Number(row["ratio"]))}x [{Figures.Ratio(Renderings.Number(row["ratio_low"]))}, {Figures.Ratio(Renderings.Number(row["ratio_high"]))}]"),
            ("[99 %]", row => FormattableString.Invariant($"[{Renderings.Number(row["ratio_low_99"]):F2}, {Renderings.Number(row["ratio_high_99"]):F2}]")),
            ("spread between rotations", row => FormattableString.Invariant($"{Math.Exp(Renderings.Number(row["spread_ln"])!.Value) - 1:P1}")),
            ("rotations", row => row["rotations"]),
            ("verdict", row => row["verdict"] + (row["fragile"] == "true" ? ", fragile: a t test says otherwise" : "")),
        ]);
    }

    [Test]
    public async Task Where_nothing_was_timed_no_rendering_has_a_sample(CancellationToken cancellationToken)
    {
        var attempt = $"/submissions/{SeveralSuites.Imported}/tasks/{SeveralSuites.ReportedTask}";

        Assert.That(Renderings.Rows(await SeveralBoards.Site.DataAsync($"/api/v1{attempt}", cancellationToken), "samples"), Is.Empty);
        Assert.That(await SeveralBoards.Site.TableAsync(attempt, "", cancellationToken), Is.Empty);
        Assert.That(await SeveralBoards.Site.TextAsync(attempt, cancellationToken), Does.Not.Contain("<caption>Calls by").And.Contain("The report has none."));
    }

    private static long Whole(Row row, string column) => long.Parse(row[column], CultureInfo.InvariantCulture);
}
