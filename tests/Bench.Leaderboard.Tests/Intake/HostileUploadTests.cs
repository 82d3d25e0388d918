using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Bench.Leaderboard.Intake;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>Uploads that mean harm: each is refused with its code, and leaves nothing behind.</summary>
[TestFixture, CancelAfter(180_000)]
public sealed class HostileUploadTests
{
    private static IEnumerable<TestCaseData> Texts()
    {
        static TestCaseData Case(string name, string text, string code) => new TestCaseData(text, code).SetArgDisplayNames(name);
        const string Good = "\"instance_id\":\"sample__tally-34\",\"model_patch\":\"d\",\"model_name_or_path\":\"m\"";
        yield return Case("nothing", "", "UPLOAD_MALFORMED");
        yield return Case("no JSON", "hello\n", "UPLOAD_MALFORMED");
        yield return Case("a list", $"[{{{Good}}}]", "UPLOAD_MALFORMED");
        yield return Case("YAML", "a: &a [*a, *a]\nb: &b [*a, *a]\n", "UPLOAD_MALFORMED");
        yield return Case("a key twice", $"{{{Good},\"model_patch\":\"other\"}}", "UPLOAD_MALFORMED");
        yield return Case("a key twice, escaped", $"{{{Good},\"model\\u005fpatch\":\"other\"}}", "UPLOAD_MALFORMED");
        yield return Case("depth 17", $"{{{Good},\"x\":{new string('[', 16)}{new string(']', 16)}}}", "UPLOAD_MALFORMED");
        yield return Case("depth 100,000", $"{{{Good},\"x\":{new string('[', 100_000)}", "UPLOAD_MALFORMED");
        yield return Case("a huge number", $"{{{Good},\"cost\":1e400}}", "UPLOAD_MALFORMED");
        yield return Case("a number of 100,000 digits", $"{{{Good},\"attempt\":{new string('9', 100_000)}}}", "UPLOAD_MALFORMED");
        yield return Case("a number below its range", $"{{{Good},\"tokens\":-1}}", "UPLOAD_MALFORMED");
        yield return Case("NaN", $"{{{Good},\"cost\":NaN}}", "UPLOAD_MALFORMED");
        yield return Case("NUL bytes", $"{{{Good}}}\n\0\0\0\0", "UPLOAD_MALFORMED");
        yield return Case("half a surrogate pair", "{\"instance_id\":\"\\ud800\",\"model_patch\":\"d\",\"model_name_or_path\":\"m\"}", "UPLOAD_MALFORMED");
        yield return Case("a NUL in a name", "{\"instance_id\":\"sample__tally-34\",\"model_patch\":\"d\",\"model_name_or_path\":\"a\\u0000b\"}", "UPLOAD_MALFORMED");
        yield return Case("markup in a name", IntakeBench.Line(model: "<img src=x onerror=alert(1)>"), "UPLOAD_FIELD_INVALID");
        yield return Case("a formula as a name", IntakeBench.Line(model: "=HYPERLINK(1)"), "UPLOAD_FIELD_INVALID");
        yield return Case("a name of 65 characters", IntakeBench.Line(model: new string('m', 65)), "UPLOAD_FIELD_INVALID");
        yield return Case("a forbidden address", $"{{{Good},\"trajectory_url\":\"file:///etc/passwd\"}}", "URL_FORBIDDEN");
        yield return Case("a prediction twice", IntakeBench.Line() + IntakeBench.Line(), "UPLOAD_MALFORMED");
        foreach (var id in new[] { "..", ".", "/", "a/../../b", "CON", "nul.txt", "-rf", "sample__tally-99", "SAMPLE__TALLY-34", "sample__tally-34/..", "sample__tally-34\u202e", "';--", "$(id)" })
        {
            yield return Case($"the id {Visible(id)}", IntakeBench.Line(task: id), "UNKNOWN_INSTANCE");
        }

        yield return Case("an id of 5,000 characters", IntakeBench.Line(task: new string('a', 5000)), "UPLOAD_MALFORMED");
    }

    [TestCaseSource(nameof(Texts))]
    public async Task A_hostile_text_is_refused_with_its_code_and_nothing_is_left(string text, string code, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var client = bench.Client(bench.Token());
        using var answer = await IntakeBench.PostAsync(client, text, cancellationToken);
        var problem = await IntakeBench.JsonAsync(answer, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That((string)problem["code"]!, Is.EqualTo(code));
        Assert.That(bench.Incoming(), Is.Empty);
        var receipt = await client.GetStringAsync(new Uri("/api/v1" + (string)problem["receipt"]!, UriKind.Relative), cancellationToken);
        Assert.That(receipt, Does.Contain("\"refused\"").And.Contain(code).And.Not.Contain("<img"));
    }

    [Test]
    public async Task At_most_twenty_mistakes_are_told_and_each_with_its_line(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), string.Concat(Enumerable.Range(0, 1000).Select(line => $"{{\"a\":{line}}}\n")), cancellationToken);
        var errors = (await IntakeBench.JsonAsync(answer, cancellationToken))["errors"]!.AsArray();

        Assert.That(errors.Select(error => (int)error!["line"]!), Is.EqualTo(Enumerable.Range(1, 20)));
    }

    [Test]
    public async Task Too_many_predictions_are_refused(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { Predictions = 3 });
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), string.Concat(Enumerable.Range(0, 4).Select(line => IntakeBench.Line(model: $"m{line}"))), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("UPLOAD_TOO_LARGE"));
    }

    [Test]
    public async Task A_length_over_the_cap_is_refused_before_anything_is_stored(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { PredictionBytes = 1000 });
        using var answer = await IntakeBench.PostAsync(bench.Client(bench.Token()), new string('x', 1001), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [Test]
    public async Task A_stream_of_a_gigabyte_without_a_length_is_cut_at_the_cap(CancellationToken cancellationToken)
    {
        var limits = new IntakeLimits();
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var body = new EndlessStream(1L << 30);
        using var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/submissions") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        HttpStatusCode? status = null;
        try
        {
            using var answer = await bench.Client(bench.Token()).SendAsync(request, cancellationToken);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The site hung up while the client was still sending.
        }

        Assert.That(status, Is.Null.Or.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(body.Taken, Is.LessThan(limits.PredictionBytes + (64 << 20)));
        Assert.That(bench.Receipts(), Is.Empty);
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task A_byte_a_second_is_not_waited_for(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken, new IntakeLimits { SlowGrace = TimeSpan.FromSeconds(2) });
        using var connection = new TcpClient();
        await connection.ConnectAsync(bench.Address.Host, bench.Address.Port, cancellationToken);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bench.Token()}\r\nContent-Type: application/jsonl\r\nContent-Length: 100000\r\n\r\n"), cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var answer = new StreamReader(stream, Encoding.ASCII).ReadLineAsync(cancellationToken).AsTask();
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        string? said = null;
        try
        {
            while (!answer.IsCompleted && await second.WaitForNextTickAsync(cancellationToken))
            {
                await stream.WriteAsync("{"u8.ToArray(), cancellationToken);
            }

            said = await answer;
        }
        catch (IOException)
        {
            // The end of a connection that is still written to may overtake the answer.
        }

        Assert.That(said, Is.Null.Or.StartsWith("HTTP/1.1 408"));
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(bench.Receipts(), Is.Empty);
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task An_upload_that_breaks_off_leaves_nothing(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using (var connection = new TcpClient())
        {
            await connection.ConnectAsync(bench.Address.Host, bench.Address.Port, cancellationToken);
            await connection.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {bench.Token()}\r\nContent-Type: application/jsonl\r\nContent-Length: 100000\r\n\r\n{{"), cancellationToken);
            await UntilAsync(() => Directory.Exists(Path.Combine(bench.Data, "incoming")) && bench.Incoming().Any(), cancellationToken);
        }

        await UntilAsync(() => !bench.Incoming().Any(), cancellationToken);
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [Test]
    public async Task Pages_are_served_while_uploads_trickle_in(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var slow = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 200; number++)
            {
                var connection = new TcpClient();
                slow.Add(connection);
                await connection.ConnectAsync(bench.Address.Host, bench.Address.Port, cancellationToken);
                await connection.GetStream().WriteAsync("POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"u8.ToArray(), cancellationToken);
            }

            Assert.That(await bench.Client().GetStringAsync(new Uri("/healthz", UriKind.Relative), cancellationToken), Does.StartWith("ok "));
        }
        finally
        {
            slow.ForEach(connection => connection.Dispose());
        }
    }

    private static string Visible(string id) => string.Concat(id.Select(letter => letter is > ' ' and < '\u007f' ? letter : '?'));

    private static async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await tick.WaitForNextTickAsync(cancellationToken);
        }
    }
}
