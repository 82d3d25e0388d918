using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Checks;
using Bench.Leaderboard.Intake.Http;
using Bench.Leaderboard.Intake.Tokens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>What the description of the API says of handing something in, beside what the site really answers.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class UploadDescriptionTests
{
    private const int NoSpace = 28;
    private const string Upload = "/api/v1/submissions";

    [Test]
    public async Task Every_address_that_takes_a_body_describes_it_and_who_may_and_that_it_may_say_no(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var document = await DocumentAsync(bench, cancellationToken);
        var posts = document["paths"]!.AsObject().Where(path => path.Value!["post"] is not null).ToArray();
        var mapped = bench.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        Assert.That(posts.Select(path => path.Key), Is.SupersetOf(mapped.Where(path => path!.StartsWith("/api/", StringComparison.Ordinal))).And.Contains(Upload));
        foreach (var (path, post) in posts.Select(found => (found.Key, found.Value!["post"]!)))
        {
            var content = post["requestBody"]!["content"]!.AsObject();
            Assert.That(content.Select(type => type.Value!["schema"]!["type"]?.GetValue<string>()), Is.All.Not.Null.And.Not.Empty, path);
            var ways = post["security"]!.AsArray().SelectMany(way => way!.AsObject().Select(scheme => scheme.Key)).ToArray();
            Assert.That(ways, Is.Not.Empty.And.SubsetOf(document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key)), path);
            Assert.That(Statuses(post), Is.SupersetOf(new[] { "401", "403", "429", "503" }), path);
        }
    }

    [Test]
    public async Task Every_field_is_described_with_a_type_and_none_that_would_be_refused(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var post = (await DocumentAsync(bench, cancellationToken))["paths"]![Upload]!["post"]!;
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
        var post = (await DocumentAsync(bench, cancellationToken))["paths"]![Upload]!["post"]!;
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
            AssertDescribed(post, answer);
        }
    }

    [Test]
    public async Task Every_fault_of_an_upload_is_described_and_ours_say_when_to_come_again(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var responses = (await DocumentAsync(bench, cancellationToken))["paths"]![Upload]!["post"]!["responses"]!;
        Exception[] faults =
        [
            new Microsoft.AspNetCore.Http.BadHttpRequestException("", 413), new Microsoft.AspNetCore.Http.BadHttpRequestException("", 408), new Microsoft.AspNetCore.Http.BadHttpRequestException("", 400),
            new IOException("", NoSpace), new SqliteException("", 1), new UnauthorizedAccessException(),
        ];
        var statuses = faults.Select(fault => ((IStatusCodeHttpResult)IntakeFaults.Answer(fault)!).StatusCode!.Value).Distinct().ToArray();

        Assert.That(statuses, Is.EquivalentTo(new[] { 413, 408, 400, 507, 503 }));
        Assert.That(statuses.Select(status => responses[$"{status}"]), Is.All.Not.Null);
        Assert.That(statuses.Where(status => status >= 500).Select(status => responses[$"{status}"]!["headers"]?["Retry-After"]), Is.All.Not.Null);
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

    /// <summary>The status stands in the description, with the type and every header that it promises.</summary>
    private static void AssertDescribed(JsonNode post, HttpResponseMessage answer)
    {
        var described = post["responses"]![$"{(int)answer.StatusCode}"];
        Assert.That(described, Is.Not.Null, $"{answer.StatusCode} is described");
        Assert.That(described!["content"]!.AsObject().Select(type => type.Key), Has.Member(answer.Content.Headers.ContentType!.MediaType), $"{answer.StatusCode}");
        foreach (var header in described["headers"]?.AsObject().Select(header => header.Key) ?? [])
        {
            Assert.That(answer.Headers.Contains(header), $"{answer.StatusCode} has {header}");
        }
    }

    private static IEnumerable<string> Statuses(JsonNode operation) => operation["responses"]!.AsObject().Select(response => response.Key);

    private static async Task<JsonNode> DocumentAsync(IntakeBench bench, CancellationToken cancellationToken) => JsonNode.Parse(
        await bench.Client().GetStringAsync(new Uri("api/v1/openapi.json", UriKind.Relative), cancellationToken), documentOptions: new JsonDocumentOptions { MaxDepth = 128 })!;
}
