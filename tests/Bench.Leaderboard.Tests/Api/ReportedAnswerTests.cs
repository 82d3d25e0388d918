using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>What JSON and CSV say of a run that was imported from a report: its points, and null for all that no report knows.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class ReportedAnswerTests
{
    [Test]
    public async Task A_ratio_of_a_report_has_a_point_and_no_interval(CancellationToken cancellationToken)
    {
        var address = $"/submissions/{SeveralSuites.Imported}";
        var rows = Renderings.Rows(await SeveralBoards.Site.DataAsync($"/api/v1{address}", cancellationToken), "tasks");
        var csv = await SeveralBoards.Site.TableAsync(address, "", cancellationToken);

        var speedups = rows.Select(row => row["speedup"]).OfType<JsonNode>().ToList();
        Assert.That(speedups.Select(speedup => (speedup["point"] is null, speedup["low"], speedup["high"])), Is.Not.Empty.And.All.EqualTo((false, (JsonNode?)null, (JsonNode?)null)));
        Assert.That(csv.Where(row => row["speedup"].Length > 0).Select(row => row["speedup_low"] + row["speedup_high"] + row["expert_speedup_low"] + row["ratio_high"]), Is.Not.Empty.And.All.Empty);
    }

    [Test]
    public async Task Machine_sandbox_and_faults_of_a_report_are_null(CancellationToken cancellationToken)
    {
        var id = SeveralSuites.Imported;
        var submission = await SeveralBoards.Site.DataAsync($"/api/v1/submissions/{id}", cancellationToken);
        var attempt = await SeveralBoards.Site.DataAsync($"/api/v1/submissions/{id}/tasks/{submission["tasks"]![0]!["task"]}", cancellationToken);

        Assert.That(
            (submission["manifest"]!["machine"], submission["manifest"]!["sandbox"], submission["tally"]!["faults"], attempt["machine"]),
            Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
    }

    [Test]
    public async Task A_comparison_with_a_report_says_that_noise_is_not_known(CancellationToken cancellationToken)
    {
        var reported = await SeveralBoards.Site.TextAsync($"/compare?a={SeveralSuites.Imported}&b={SeveralSuites.Measured}", cancellationToken);
        var measured = await SeveralBoards.Site.TextAsync($"/compare?a={SeveralSuites.Measured}&b={SeveralSuites.Disputed}", cancellationToken);

        Assert.That(reported, Does.Contain("A faster<small>beyond noise, or by 2 % where not known</small>"));
        Assert.That(measured, Does.Contain("A faster<small>beyond noise</small>"));
    }
}
