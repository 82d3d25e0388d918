using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>What JSON and CSV say of a run that was imported from a report: its points, and null for all that no report knows.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class ReportedAnswerTests
{
    [Test]
    public async Task A_ratio_of_a_report_has_a_point_and_no_interval(CancellationToken cancellationToken)
    {
        var address = $"/submissions/{await ReportedAsync(cancellationToken)}";
        var rows = Renderings.Rows(await SeveralBoards.Site.DataAsync($"/api/v1{address}", cancellationToken), "tasks");
        var csv = await SeveralBoards.Site.TableAsync(address, "", cancellationToken);

        var speedups = rows.Select(row => row["speedup"]).OfType<JsonNode>().ToList();
        Assert.That(speedups.Select(speedup => (speedup["point"] is null, speedup["low"], speedup["high"])), Is.Not.Empty.And.All.EqualTo((false, (JsonNode?)null, (JsonNode?)null)));
        Assert.That(csv.Where(row => row["speedup"].Length > 0).Select(row => row["speedup_low"] + row["speedup_high"] + row["expert_speedup_low"] + row["ratio_high"]), Is.Not.Empty.And.All.Empty);
    }

    [Test]
    public async Task Machine_sandbox_and_faults_of_a_report_are_null(CancellationToken cancellationToken)
    {
        var id = await ReportedAsync(cancellationToken);
        var submission = await SeveralBoards.Site.DataAsync($"/api/v1/submissions/{id}", cancellationToken);
        var attempt = await SeveralBoards.Site.DataAsync($"/api/v1/submissions/{id}/tasks/{submission["tasks"]![0]!["task"]}", cancellationToken);

        Assert.That(
            (submission["manifest"]!["machine"], submission["manifest"]!["sandbox"], submission["tally"]!["faults"], attempt["machine"]),
            Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
    }

    private static async Task<string> ReportedAsync(CancellationToken cancellationToken) =>
        (string)Renderings.Rows(await SeveralBoards.Site.DataAsync("/api/v1/board", cancellationToken), "rows").First(row => row["marks"]!.AsArray().Any(mark => (string?)mark == "no samples"))["id"]!;
}
