using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Tests.Api;
using Bench.Leaderboard.Views;
using static Bench.Leaderboard.Tests.Intake.WorkerCalls;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>The tables of what changes by the moment, status and receipts: on the page, as CSV and as JSON.</summary>
[TestFixture, CancelAfter(60_000)]
internal sealed class LiveTableTests
{
    private const string Funnel = """{"schema":"bench/funnel/v1","stages":[{"stage":"mine","accepted":60123,"rejected":0},{"stage":"filter","accepted":2,"rejected":3}]}""";

    [Test]
    public async Task Page_JSON_and_CSV_of_the_status_say_the_same(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var reader = bench.Client();
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);
        Assert.That(await LeaseAsync(bench.Client(bench.Token(TokenScope.Worker)), cancellationToken), Is.Not.Null);
        foreach (var (name, text) in new[] { ("dask", Funnel), ("=broken", "null") })
        {
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Data, "harvests", name)).FullName, "funnel.json"), text, cancellationToken);
        }

        var page = await reader.GetStringAsync(new Uri("/status", UriKind.Relative), cancellationToken);
        var view = JsonNode.Parse(await reader.GetStringAsync(new Uri("/api/v1/status", UriKind.Relative), cancellationToken))!["data"]!;
        var workers = await TableAsync(reader, page, "/api/v1/status.csv", cancellationToken);
        var harvests = await TableAsync(reader, page, "/api/v1/status/harvests.csv", cancellationToken);

        Assert.That((workers.Count, harvests.Count), Is.EqualTo((1, 2)));
        Assert.That(workers.Select(row => (row["worker"], row["machine_class"])), Is.EqualTo(Renderings.Rows(view["queue"]!, "workers").Select(worker => ((string)worker["name"]!, (string)worker["machineClass"]!))));
        Agree.OnPage(workers, PageTable.After(page, "<table id=\"workers\""),
            [("Worker", row => row["worker"]), ("Machine", row => row["machine_class"]), ("Last heard", row => Figures.Minute(DateTimeOffset.Parse(row["last_heard"], CultureInfo.InvariantCulture)))]);
        Assert.That(harvests.Select(row => (row["harvest"].TrimStart('\''), row["problem"])), Is.EqualTo(Renderings.Rows(view, "harvests").Select(funnel => ((string)funnel["name"]!, (string?)funnel["problem"] ?? ""))));
        var table = PageTable.After(page, "<table id=\"harvests\"");
        Assert.That(table.Rows[0]["mine"], Is.EqualTo(harvests[0]["problem"]).And.Not.Empty);
        Agree.OnPage([harvests[1]], table with { Rows = [table.Rows[1]] }, [("Harvest", row => row["harvest"]), .. HarvestFunnel.Names.Select(name => (name, (Func<Row, string>)(row => LetThrough(row, name))))]);
    }

    [Test]
    public async Task Page_JSON_and_CSV_of_a_receipt_say_the_same_to_those_who_may_see_it(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var (reader, worker) = (bench.Client(), bench.Client(bench.Token(TokenScope.Worker)));
        var address = (string)(await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken))["address"]!;
        var job = (await LeaseAsync(worker, cancellationToken))!;
        await TellAsync(worker, job, "reports", new { state = "build", lines = new[] { "it builds" } }, cancellationToken);
        Assert.That(await TellAsync(worker, job, "return", new { code = "PATCH_DOES_NOT_APPLY", detail = "src/tool.py, line 3: no such file" }, cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));

        var page = await reader.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);
        var receipt = JsonNode.Parse(await reader.GetStringAsync(new Uri($"/api/v1{address}", UriKind.Relative), cancellationToken))!;
        var place = $"/api/v1{address}".Replace("/status?", "/status.csv?", StringComparison.Ordinal);
        var csv = await TableAsync(reader, page, place, cancellationToken);
        using var stranger = await reader.GetAsync(new Uri(place.Split('?')[0], UriKind.Relative), cancellationToken);

        using var json = await reader.GetAsync(new Uri(address.Replace("/status?", "/status.json?", StringComparison.Ordinal), UriKind.Relative), cancellationToken);
        Assert.That(json.StatusCode, Is.EqualTo(HttpStatusCode.OK), "behind the address of the page");
        Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(csv[^1]["state"], Is.EqualTo("failed"));
        Agree.InJson([.. csv.Select(row => row.Where(cell => cell.Key != "whose").ToDictionary(StringComparer.Ordinal))], Renderings.Rows(receipt, "steps"), new Row());
        Agree.OnPage(csv, PageTable.After(page, "<table id=\"steps\""),
        [
            ("State", row => char.ToUpperInvariant(row["state"][0]) + row["state"][1..]),
            ("When, UTC", row => row["at"][..19].Replace('T', ' ')),
            ("Whose", row => row["whose"]),
            ("What", row => $"{row["code"]} {row["detail"]}".Trim()),
            ("Log", row => row["log"].Length == 0 ? "" : $"log of {row["state"]}"),
        ]);
    }

    /// <summary>A CSV that a page links.</summary>
    private static async Task<List<Row>> TableAsync(HttpClient reader, string page, string address, CancellationToken cancellationToken)
    {
        Assert.That(WebUtility.HtmlDecode(page).Contains($"href=\"{address}\"", StringComparison.Ordinal), address);
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        Assert.That((answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl?.NoStore), Is.EqualTo(("text/csv", true)));
        return Renderings.Csv(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    private static string LetThrough(Row row, string stage) => row[stage + "_accepted"].Length == 0 ? Figures.None
        : FormattableString.Invariant($"{Renderings.Number(row[stage + "_accepted"]):N0} of {Renderings.Number(row[stage + "_accepted"]) + Renderings.Number(row[stage + "_rejected"]):N0}");
}
