using System.Net;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Tokens;
using Bench.Leaderboard.Intake.Uploads;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>Handing predictions in over HTTP, and following them.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class UploadTests
{
    private const int Uploads = 8;
    private const int PatchLength = 1 << 18;

    [Test]
    public async Task Predictions_get_a_receipt_with_a_time_for_each_state_and_wait_in_the_queue(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var receipt = await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken, "?organisation=Acme&cost=1.5&openWeights=yes");

        Assert.That((string)receipt["schema"]!, Is.EqualTo("bench/receipt/v1"));
        Assert.That(IntakeBench.States(receipt), Is.EqualTo(new[] { "received", "schema", "queued" }));
        Assert.That(receipt["steps"]!.AsArray().Select(step => (string)step!["at"]!), Is.All.Match("^20.*Z$"));
        Assert.That(bench.Incoming(), Is.EqualTo(new[] { (string)receipt["id"]! }));
    }

    [Test]
    public async Task What_arrives_while_a_start_goes_on_with_what_was_interrupted_is_checked_once(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var (client, desk) = (bench.Client(bench.Token()), bench.Part<UploadDesk>());
        using var uploaded = new CancellationTokenSource();
        var resuming = Task.Run(
            async () =>
            {
                while (!uploaded.IsCancellationRequested)
                {
                    await desk.ResumeAsync(cancellationToken);
                }
            },
            cancellationToken);
        var receipts = new List<JsonNode>();
        for (var number = 0; number < Uploads; number++)
        {
            receipts.Add(await IntakeBench.TakenAsync(client, IntakeBench.Line($"diff {number} {new string('p', PatchLength)}"), cancellationToken));
        }

        await uploaded.CancelAsync();
        await resuming;
        Assert.That(receipts.Select(IntakeBench.States), Is.All.EqualTo(new[] { "received", "schema", "queued" }));
    }

    [Test]
    public async Task A_receipt_is_seen_by_its_owner_and_by_whoever_has_its_address_and_by_nobody_else(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var (owner, stranger) = (bench.Client(bench.Token()), bench.Client(bench.Token(name: "stranger")));
        var receipt = await IntakeBench.TakenAsync(owner, IntakeBench.Line(), cancellationToken);
        var (id, address) = ((string)receipt["id"]!, (string)receipt["address"]!);
        string[] places = [$"/api/v1/submissions/{id}/status", $"/api/v1/submissions/{id}/log/measure", $"/submissions/{id}/status"];

        Assert.That(await StatusesAsync(owner, places, cancellationToken), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusesAsync(stranger, places, cancellationToken), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusesAsync(bench.Client(), places, cancellationToken), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusesAsync(bench.Client(), [address, "/api/v1" + address], cancellationToken), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusesAsync(bench.Client(), [address[..^2], $"/submissions/{Guid.NewGuid()}/status?{address.Split('?')[1]}"], cancellationToken), Is.All.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusesAsync(bench.Client(bench.Token(TokenScope.Admin)), places, cancellationToken), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_same_content_is_not_scored_twice_unless_asked(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var client = bench.Client(bench.Token());
        var first = await IntakeBench.TakenAsync(client, IntakeBench.Line("a") + IntakeBench.Line("b", task: "sample__tally-38"), cancellationToken);
        var reordered = IntakeBench.Line("b", task: "sample__tally-38").Replace("{\"", "{ \"", StringComparison.Ordinal) + "\n" + IntakeBench.Line("a");
        var second = await IntakeBench.TakenAsync(client, reordered, cancellationToken);
        var asked = await IntakeBench.TakenAsync(client, reordered, cancellationToken, "?again=true");

        Assert.That((string)second["id"]!, Is.EqualTo((string)first["id"]!));
        Assert.That((bool?)second["isEarlier"], Is.True);
        Assert.That((string)asked["id"]!, Is.Not.EqualTo((string)first["id"]!));
        Assert.That(bench.Incoming().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Content_of_somebody_else_gives_no_way_to_their_receipt(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var first = await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token(name: "stranger")), IntakeBench.Line(), cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(body, Does.Contain("DUPLICATE_SUBMISSION").And.Not.Contain((string)first["id"]!));
    }

    [TestCase(null, 401)]
    [TestCase("bench_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 401)]
    [TestCase("not a token", 401)]
    [TestCase("worker", 403)]
    public async Task Without_a_token_of_the_scope_nothing_is_taken(string? token, int status, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(token == "worker" ? bench.Token(TokenScope.Worker) : token), IntakeBench.Line(), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [Test]
    public async Task A_run_bundle_needs_a_token_that_publishes(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), [0x1f, 0x8b], "application/gzip", cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("application/yaml")]
    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase("application/zip")]
    public async Task Another_type_is_refused(string type, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), "a: &a [*a]"u8.ToArray(), type, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [TestCase("?name=%3Cb%3E", "UPLOAD_FIELD_INVALID", "name")]
    [TestCase("?organisation=a%E2%80%AEb", "UPLOAD_FIELD_INVALID", "organisation")]
    [TestCase("?agent=e%CC%81", "UPLOAD_FIELD_INVALID", "agent")]
    [TestCase("?url=javascript:alert(1)", "URL_FORBIDDEN", "url")]
    [TestCase("?url=http://user:word@x.org", "URL_FORBIDDEN", "url")]
    [TestCase("?url=x", "UPLOAD_FIELD_INVALID", "url")]
    [TestCase("?cost=-1", "UPLOAD_FIELD_INVALID", "cost")]
    [TestCase("?cost=1e400", "UPLOAD_FIELD_INVALID", "cost")]
    [TestCase("?cost=NaN", "UPLOAD_FIELD_INVALID", "cost")]
    [TestCase("?openAgent=maybe", "UPLOAD_FIELD_INVALID", "openAgent")]
    [TestCase("?disclosure=%00", "UPLOAD_FIELD_INVALID", "disclosure")]
    public async Task A_field_that_does_not_fit_is_named(string query, string code, string field, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken, query);
        var problem = await IntakeBench.JsonAsync(answer, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That((string)problem["code"]!, Is.EqualTo(code));
        Assert.That((string)problem["errors"]![0]!["field"]!, Is.EqualTo(field));
        Assert.That((string)problem["whose"]!, Is.EqualTo("yours"));
    }

    [TestCase("?nmae=x")]
    [TestCase("?again=perhaps")]
    public async Task A_field_that_nobody_understands_is_refused_with_help(string query, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken, query);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("again"));
    }

    [Test]
    public async Task A_token_has_a_quota_for_a_day(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { UploadsADay = 2 });
        var client = bench.Client(bench.Token());
        await IntakeBench.TakenAsync(client, IntakeBench.Line("a"), cancellationToken);
        await IntakeBench.TakenAsync(client, IntakeBench.Line("b"), cancellationToken);
        using var third = await IntakeBench.PostAsync(client, IntakeBench.Line("c"), cancellationToken);

        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await third.Content.ReadAsStringAsync(cancellationToken), Does.Contain("RATE_LIMITED"));
        await IntakeBench.TakenAsync(bench.Client(bench.Token(name: "other")), IntakeBench.Line("d"), cancellationToken);
    }

    [Test]
    public async Task Who_calls_too_often_waits_and_nobody_else(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { UploadBurst = 3, SecondsAnUpload = 3600 });
        var client = bench.Client(bench.Token());
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 4; call++)
        {
            using var answer = await IntakeBench.PostAsync(client, IntakeBench.Line($"{call}"), cancellationToken);
            statuses.Add(answer.StatusCode);
            Assert.That(answer.Headers.RetryAfter is not null, Is.EqualTo(call == 3));
        }

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests }));
        await IntakeBench.TakenAsync(bench.Client(bench.Token(name: "other")), IntakeBench.Line("x"), cancellationToken);
    }

    [Test]
    public async Task What_was_stored_and_not_checked_is_checked_by_the_next_start(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("bench-resume-").FullName;
        var database = new Leaderboard.Intake.Store.IntakeDatabase(data);
        var token = new TokenStore(database, TimeProvider.System).Issue("Acme", TokenScope.Submit, days: 1);
        var id = Guid.NewGuid();
        Directory.CreateDirectory(Path.Combine(data, "incoming"));
        await File.WriteAllTextAsync(Path.Combine(data, "incoming", id.ToString()), IntakeBench.Line(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data, "incoming", Guid.NewGuid() + ".part"), "half", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data, "incoming", Guid.NewGuid().ToString()), "whole, without a receipt", cancellationToken);
        new Leaderboard.Intake.Store.SubmissionStore(database, TimeProvider.System).Add(new(id, token.Token.Id, Contracts.Submissions.SubmissionKind.Predictions, new string('0', 64), 1, new(), Again: false));

        await using var bench = await IntakeBench.StartAsync(cancellationToken, data: data);
        var client = bench.Client(token.Text);
        JsonNode receipt;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await tick.WaitForNextTickAsync(cancellationToken);
            receipt = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/submissions/{id}/status", UriKind.Relative), cancellationToken))!;
        }
        while ((string)receipt["state"]! == "received");

        Assert.That(IntakeBench.States(receipt), Is.EqualTo(new[] { "received", "schema", "queued" }));
        Assert.That(bench.Incoming(), Is.EqualTo(new[] { id.ToString() }));
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient client, string[] places, CancellationToken cancellationToken)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var place in places)
        {
            using var answer = await client.GetAsync(new Uri(place, UriKind.Relative), cancellationToken);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }
}
