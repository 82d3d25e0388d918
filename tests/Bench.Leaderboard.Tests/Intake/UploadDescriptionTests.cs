using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Tokens;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>What the description of the API says of handing something in, beside what the site really answers.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class UploadDescriptionTests
{
    private const string Upload = "/api/v1/submissions";

    [Test]
    public async Task Every_field_is_described_with_a_type_and_none_that_would_be_refused(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var post = (await DescribedApi.OfAsync(bench, cancellationToken)).Operation(Upload, "post");
        var fields = post["parameters"]!.AsArray();

        Assert.That(fields.Select(field => (string?)field!["name"]), Is.EqualTo(DisclosureCheck.Fields.Append("again")));
        Assert.That(fields.Select(field => (string?)field!["schema"]!["type"]), Is.All.Not.Null);
        Assert.That((int?)fields.Single(field => (string?)field!["name"] == "disclosure")!["schema"]!["maxLength"], Is.EqualTo(DisclosureCheck.LongestText));
        var example = (string)post["requestBody"]!["content"]!["application/jsonl"]!["example"]!;
        var all = await IntakeBench.TakenAsync(
            bench.Client(bench.Token()), example, cancellationToken, "?name=a&agent=b&organisation=c&url=https://example.org/&openAgent=yes&openWeights=no&cost=1.5&disclosure=d&again=true");
        Assert.That((string?)all["state"], Is.EqualTo("queued"), "the example is one that is taken");
    }

    [Test]
    public async Task What_the_site_answers_is_described_with_its_headers(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { PredictionBytes = 4096, UploadsADay = 3 });
        var post = (await DescribedApi.OfAsync(bench, cancellationToken)).Operation(Upload, "post");
        var (own, other, nobody) = (bench.Client(bench.Token(name: "own")), bench.Client(bench.Token(name: "other")), bench.Client());
        var worker = bench.Client(bench.Token(TokenScope.Worker));
        (HttpClient Client, string Text, string Type, string Query, int Status)[] calls =
        [
            (own, IntakeBench.Line(), "application/jsonl", "", 202),
            (own, IntakeBench.Line(), "application/x-ndjson", "", 200),
            (own, IntakeBench.Line(), "application/jsonl", "?odd=1", 400),
            (nobody, IntakeBench.Line(), "application/jsonl", "", 401),
            (worker, IntakeBench.Line(), "application/jsonl", "", 403),
            (own, IntakeBench.Line(), "application/gzip", "", 403),
            (other, IntakeBench.Line(), "application/jsonl", "", 409),
            (other, IntakeBench.Line(), "text/plain", "", 415),
            (own, "{}\n", "application/jsonl", "", 422),
            (own, IntakeBench.Line("more"), "application/jsonl", "", 429),
            (other, IntakeBench.Line(new string('p', 8192)), "application/jsonl", "", 413), // the last: the site closes its connection
        ];
        foreach (var (client, text, type, query, status) in calls)
        {
            using var answer = await IntakeBench.PostAsync(client, Encoding.UTF8.GetBytes(text), type, cancellationToken, query);
            Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync(cancellationToken));
            DescribedApi.AssertDescribed(post, answer);
        }
    }

    [Test]
    public async Task A_site_that_cannot_write_says_when_to_come_again(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var client = bench.Client(bench.Token());
        await IntakeBench.TakenAsync(client, IntakeBench.Line(), cancellationToken);
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(bench.Data, "intake.sqlite")};Pooling=False"))
        {
            await database.OpenAsync(cancellationToken);
            await using var drop = database.CreateCommand();
            drop.CommandText = "ALTER TABLE submission RENAME TO elsewhere";
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }

        using var answer = await IntakeBench.PostAsync(client, IntakeBench.Line("more"), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task The_location_of_what_was_taken_is_its_receipt(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);
        var taken = await IntakeBench.JsonAsync(answer, cancellationToken);

        var receipt = JsonNode.Parse(await bench.Client().GetStringAsync(answer.Headers.Location, cancellationToken))!;

        Assert.That((string?)receipt["id"], Is.EqualTo((string?)taken["id"]));
    }
}
