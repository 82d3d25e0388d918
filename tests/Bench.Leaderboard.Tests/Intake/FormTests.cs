using System.Net;
using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>Handing something in with a browser's form.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed partial class FormTests
{
    [Test]
    public async Task A_form_that_is_right_leads_to_the_receipt(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var client = bench.Client();
        using var answer = await SendAsync(client, cancellationToken, ("token", bench.Token()), ("name", "Agent 1"), ("openAgent", "yes"), ("file", IntakeBench.Line()));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync(cancellationToken));
        var page = await client.GetStringAsync(answer.Headers.Location, cancellationToken);
        Assert.That(page, Does.Contain("<strong>Queued</strong>").And.Contain("http-equiv=\"refresh\""));
    }

    [Test]
    public async Task Every_mistake_stands_at_its_field_and_in_the_summary_and_the_token_is_not_sent_back(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        const string Token = "bench_0123456789ab_secretsecretsecretsecretsecretsecretsecretse";
        using var answer = await SendAsync(bench.Client(), cancellationToken, ("token", Token), ("name", "<script>alert(1)</script>"), ("url", "javascript:alert(1)"), ("cost", "12"), ("file", IntakeBench.Line()));
        var page = await answer.Content.ReadAsStringAsync(cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        foreach (var field in new[] { "token", "name", "url" })
        {
            Assert.That(page, Does.Contain($"href=\"#f-{field}\"").And.Contain($"id=\"f-{field}-error\""));
            Assert.That(page, Does.Match($"<input id=\"f-{field}\"[^>]*aria-describedby=\"[^\"]*f-{field}-error\"[^>]*aria-invalid=\"true\""));
        }

        Assert.That(page, Does.Contain("value=\"12\"").And.Not.Contain("<script>alert").And.Not.Contain("secretsecret"));
        Assert.That(page.IndexOf("id=\"problems\"", StringComparison.Ordinal), Is.LessThan(page.IndexOf("<form method=\"post\"", StringComparison.Ordinal)));
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [Test]
    public async Task A_mistake_in_the_file_is_told_with_its_line(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await SendAsync(bench.Client(), cancellationToken, ("token", bench.Token()), ("file", IntakeBench.Line() + "{\n"));
        var page = await answer.Content.ReadAsStringAsync(cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That(page, Does.Contain("id=\"f-file-error\"").And.Contain("Line 2:").And.Contain("UPLOAD_MALFORMED"));
    }

    [Test]
    public async Task A_form_of_another_site_is_refused(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var form = Form(("token", bench.Token()), ("file", IntakeBench.Line()));
        using var answer = await bench.Client().PostAsync(new Uri("/submit", UriKind.Relative), form, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("not made by this site"));
        Assert.That(bench.Receipts(), Is.Empty);
    }

    [Test]
    public async Task Without_a_file_the_field_says_so(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await SendAsync(bench.Client(), cancellationToken, ("token", bench.Token()));

        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("id=\"f-file-error\""));
    }

    [Test]
    public async Task Every_field_has_a_label_and_the_page_one_heading(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var page = await bench.Client().GetStringAsync(new Uri("/submit", UriKind.Relative), cancellationToken);
        var fields = FieldId().Matches(page).Select(match => match.Groups["id"].Value).ToList();

        Assert.That(fields, Has.Count.GreaterThan(8));
        Assert.That(fields.Where(id => !page.Contains($" for=\"{id}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(page.Split("<h1").Length, Is.EqualTo(2));
        Assert.That(page, Does.Contain("64 MiB").And.Contain("autocomplete=\"off\""));
    }

    [Test]
    public async Task No_log_holds_a_token_or_the_key_of_a_receipt(CancellationToken cancellationToken)
    {
        var said = new StringWriter();
        var before = Console.Out;
        Console.SetOut(TextWriter.Synchronized(said));
        string token, address;
        try
        {
            await using var bench = await IntakeBench.StartAsync(cancellationToken);
            token = bench.Token();
            var client = bench.Client(token);
            address = (string)(await IntakeBench.TakenAsync(client, IntakeBench.Line(), cancellationToken))["address"]!;
            await client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken);
            using var refused = await IntakeBench.PostAsync(client, "{", cancellationToken);
            using var form = await SendAsync(bench.Client(), cancellationToken, ("token", token), ("file", "{"));
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.That(said.ToString(), Does.Not.Contain(token[19..]).And.Not.Contain(address.Split('=')[1]));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var page = await client.GetAsync(new Uri("/submit", UriKind.Relative), cancellationToken);
        var hidden = HiddenToken().Match(await page.Content.ReadAsStringAsync(cancellationToken)).Groups["value"].Value;
        using var form = Form([("__RequestVerificationToken", hidden), .. fields]);
        return await client.PostAsync(new Uri("/submit", UriKind.Relative), form, cancellationToken);
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (name == "file")
            {
                form.Add(new StringContent(value), name, "mine.jsonl");
            }
            else
            {
                form.Add(new StringContent(value), name);
            }
        }

        return form;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HiddenToken();

    [GeneratedRegex("<(input|select|textarea) id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FieldId();
}
