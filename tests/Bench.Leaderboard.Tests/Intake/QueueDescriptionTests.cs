using System.Text;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Tokens;
using NJsonSchema;
using static Bench.Leaderboard.Tests.Intake.WorkerCalls;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>What the description of the API says of the queue, beside what the site really answers.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class QueueDescriptionTests
{
    private const string Leases = "/api/v1/queue/leases";
    private const string OfLease = Leases + "/{lease}/";
    private const int LargestBody = 1 << 16;

    [Test]
    public async Task Every_answer_to_the_holder_of_a_job_is_described(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (api, worker) = (await DescribedApi.OfAsync(bench, cancellationToken), bench.Client(bench.Token(TokenScope.Worker)));
        var lease = api.Operation(Leases, "post");
        var request = lease["requestBody"]!["content"]!["application/json"]!["example"]!;
        request["waitSeconds"] = 0;
        using var none = await AskAsync(worker, request, cancellationToken);
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), run.Predictions, cancellationToken);
        using var taken = await AskAsync(worker, request, cancellationToken);
        var job = await IntakeBench.JsonAsync(taken, cancellationToken);
        (string Path, string Method, byte[] Body, int Status)[] calls =
        [
            ("predictions", "get", [], 200),
            ("heartbeat", "post", [], 204),
            ("reports", "post", Example(api, "reports"), 204),
            ("reports", "post", [], 422),
            ("return", "post", [], 422),
            ("run", "put", [1], 422),
            ("run", "put", run.Bundle(Machine), 202),
            ("predictions", "get", [], 410),
            ("heartbeat", "post", [], 410),
            ("reports", "post", Example(api, "reports"), 410),
            ("return", "post", Example(api, "return"), 410),
            ("run", "put", [1], 410),
            ("return", "post", new byte[LargestBody + 1], 413), // the last: the site closes its connection
        ];

        Assert.That(((int)none.StatusCode, (int)taken.StatusCode), Is.EqualTo((204, 200)));
        DescribedApi.AssertDescribed(lease, none);
        DescribedApi.AssertDescribed(lease, taken);
        Assert.That(await FaultsAsync(api, "job", job), Is.Empty);
        foreach (var (path, method, body, status) in calls)
        {
            await AssertAnswerAsync(worker, (OfLease + path, method, api.Operation(OfLease + path, method)), status, cancellationToken, (string)job["lease"]!, body);
        }
    }

    [Test]
    public async Task Every_call_says_who_may_not_ask_and_what_is_no_lease(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var (nobody, submitter, worker) = (bench.Client(), bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var calls = Calls(await DescribedApi.OfAsync(bench, cancellationToken));
        foreach (var call in calls)
        {
            await AssertAnswerAsync(nobody, call, 401, cancellationToken);
            await AssertAnswerAsync(submitter, call, 403, cancellationToken);
            if (call.Path != Leases)
            {
                await AssertAnswerAsync(worker, call, 404, cancellationToken, lease: "none");
            }
        }

        Assert.That(calls, Has.Length.EqualTo(6));
    }

    [Test]
    public async Task Every_call_says_that_it_came_too_often(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { CallBurst = 1, CallsASecond = 1 });
        foreach (var call in Calls(await DescribedApi.OfAsync(bench, cancellationToken)))
        {
            var worker = bench.Client(bench.Token(TokenScope.Worker));
            HttpResponseMessage answer;
            do
            {
                answer = await SendAsync(worker, call, Guid.NewGuid().ToString(), [], cancellationToken);
            }
            while ((int)answer.StatusCode != 429);
            DescribedApi.AssertDescribed(call.Operation, answer);
        }
    }

    [Test]
    public async Task The_example_of_every_body_fits_its_schema(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var api = await DescribedApi.OfAsync(bench, cancellationToken);
        foreach (var (path, format) in new[] { (Leases, "job-request"), (OfLease + "reports", "job-report"), (OfLease + "return", "job-return") })
        {
            var content = api.Operation(path, "post")["requestBody"]!["content"]!["application/json"]!;

            Assert.That((string?)content["schema"]!["$ref"], Is.EqualTo($"#/components/schemas/{format}"));
            Assert.That(await FaultsAsync(api, format, content["example"]!), Is.Empty, path);
            Assert.That(await FaultsAsync(api, format, new JsonObject { ["odd"] = 1 }), Is.Not.Empty, path);
        }
    }

    private static (string Path, string Method, JsonNode Operation)[] Calls(DescribedApi api) => [.. api.Operations.Where(found => found.Path.StartsWith(Leases, StringComparison.Ordinal))];

    private static byte[] Example(DescribedApi api, string what) =>
        Encoding.UTF8.GetBytes(api.Operation(OfLease + what, "post")["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString());

    private static async Task AssertAnswerAsync(
        HttpClient client, (string Path, string Method, JsonNode Operation) call, int status, CancellationToken cancellationToken, string lease = "00000000-0000-4000-8000-000000000000", byte[]? body = null)
    {
        using var answer = await SendAsync(client, call, lease, body ?? [], cancellationToken);
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), $"{call.Method} {call.Path}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        DescribedApi.AssertDescribed(call.Operation, answer);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, (string Path, string Method, JsonNode Operation) call, string lease, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(call.Method), new Uri(call.Path.Replace("{lease}", lease, StringComparison.Ordinal), UriKind.Relative));
        request.Content = request.Method == HttpMethod.Get ? null : new ByteArrayContent(body);
        return await client.SendAsync(request, cancellationToken);
    }

    /// <summary>What a validator says against a document of a format, whose schema is the description's.</summary>
    private static async Task<IEnumerable<string>> FaultsAsync(DescribedApi api, string format, JsonNode document)
    {
        var schema = await JsonSchema.FromJsonAsync(api.Document["components"]!["schemas"]![format]!.ToJsonString());
        return schema.Validate(document.ToJsonString()).Select(fault => fault.ToString());
    }
}
