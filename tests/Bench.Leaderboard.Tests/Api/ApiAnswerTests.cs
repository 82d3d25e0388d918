using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Bench.Leaderboard.Tests.Api;

[TestFixture]
internal sealed class ApiAnswerTests
{
    private static IEnumerable<string> Names => ApiFormats.Names;

    [TestCaseSource(nameof(Names)), CancelAfter(60_000)]
    public async Task An_answer_fits_its_schema(string name, CancellationToken cancellationToken)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFolder.Root, ApiFormats.PathOf(name)), cancellationToken);

        var answer = await TextAsync(ApiFormats.AddressOf(name), cancellationToken);

        Assert.That(schema.Validate(answer).Select(error => error.ToString()), Is.Empty);
    }

    [TestCaseSource(nameof(Names)), CancelAfter(60_000)]
    public async Task An_answer_says_what_it_was_made_of(string name, CancellationToken cancellationToken)
    {
        var answer = await JsonAsync(ApiFormats.AddressOf(name), cancellationToken);

        Assert.That((string?)answer["datasetVersion"], Is.EqualTo(PublishedBoard.Site.Data.Version));
        Assert.That((string?)answer["ruleVersion"], Does.Match("^[a-z@0-9().-]+ v[0-9]+$"));
        Assert.That((string?)answer["links"]!["self"], Is.EqualTo($"/api/v1/{ApiFormats.AddressOf(name)}"));
        using var page = await PublishedBoard.Site.Client.GetAsync(new Uri((string)answer["links"]!["page"]!, UriKind.Relative), cancellationToken);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the page of the same");
    }

    [TestCaseSource(nameof(Names)), CancelAfter(60_000)]
    public async Task A_table_of_an_answer_is_there_as_CSV(string name, CancellationToken cancellationToken)
    {
        var answer = await JsonAsync(ApiFormats.AddressOf(name), cancellationToken);
        if ((string?)answer["links"]!["csv"] is not { } address)
        {
            return;
        }

        using var csv = await PublishedBoard.Site.Client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);

        Assert.That(csv.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(csv.Content.Headers.ContentDisposition!.FileName, Does.EndWith($"-{PublishedBoard.Site.Data.Version}.csv").Or.EndsWith($"-{PublishedBoard.Site.Data.Version}.csv\""));
        var lines = (await csv.Content.ReadAsStringAsync(cancellationToken)).Split("\r\n");
        Assert.That(lines[0], Does.Match("^[a-z0-9_@().-]+(,[a-z0-9_@().-]+)*$"));
    }

    [TestCase("board?rule=no-such-rule", "rule")]
    [TestCase("board?colour=red", "colour")]
    [TestCase("tasks?sort=';--", "sort")]
    [TestCase("submissions?limit=0", "limit")]
    [TestCase("submissions?cursor=nonsense", "cursor")]
    [TestCase("board.csv?rule=x", "rule")]
    [CancelAfter(60_000)]
    public async Task An_address_that_is_not_understood_is_answered_with_help(string address, string name, CancellationToken cancellationToken)
    {
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        Assert.That((string?)problem["name"], Is.EqualTo(name));
        Assert.That((string?)problem["expected"], Is.Not.Empty);
    }

    [TestCase("compare", "a, b", "the ids of two submissions, as in ?a=ID&b=ID")]
    [TestCase("compare?a=x", "b", "the ids of two submissions, as in ?a=ID&b=ID")]
    [TestCase("compare?b=x", "a", "the ids of two submissions, as in ?a=ID&b=ID")]
    [TestCase("compare?s=x", "a", "the ids of two submissions, as in ?a=ID&b=ID")]
    [TestCase("compare.csv?a=x", "b", "the ids of two submissions, as in ?a=ID&b=ID")]
    [TestCase("compare?a=x&b=x", "b", "another submission than 'a'")]
    [CancelAfter(60_000)]
    public async Task A_comparison_of_fewer_than_two_names_the_keys_that_are_missing(string address, string name, string expected, CancellationToken cancellationToken)
    {
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        Assert.That(((string?)problem["name"], (string?)problem["expected"]), Is.EqualTo((name, expected)));
    }

    [TestCase("/api/v1/board", "GET, HEAD")]
    [TestCase("/api/v1/submissions", "GET, HEAD, POST")]
    [TestCase("/api/v1/openapi.json", "GET, HEAD")]
    [TestCase("/badge/x.svg", "GET, HEAD")]
    [TestCase("/feed.atom", "GET, HEAD")]
    [TestCase("/schemas/v1/", "GET, HEAD")]
    [TestCase("/", "GET, HEAD")]
    [TestCase("/submit", "GET, HEAD, POST")]
    [CancelAfter(60_000)]
    public async Task Another_method_is_answered_with_those_that_an_address_takes(string address, string methods, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(address, UriKind.Relative));
        using var answer = await PublishedBoard.Site.Client.SendAsync(request, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Content.Headers.Allow.Order(StringComparer.Ordinal), Is.EqualTo(methods.Split(", ")));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
        Assert.That((string?)problem["detail"], Does.EndWith($"expected {string.Join(", ", answer.Content.Headers.Allow)}."));
    }

    [TestCase("/", 405)]
    [TestCase("/tasks", 405)]
    [TestCase("/no-such-page", 405)]
    [CancelAfter(60_000)]
    public async Task A_form_that_is_sent_where_none_is_taken_is_answered_with_a_problem(string address, int status, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]);
        using var answer = await PublishedBoard.Site.Client.PostAsync(new Uri(address, UriKind.Relative), form, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase("/schemas/v1/")]
    [TestCase("/schemas/v1")]
    [CancelAfter(60_000)]
    public async Task The_schemas_are_listed_by_addresses_that_answer(string address, CancellationToken cancellationToken)
    {
        var list = JsonNode.Parse(await PublishedBoard.Site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken))!;
        var schemas = list["schemas"]!.AsArray().Select(schema => (string)schema!).ToList();

        var root = Path.Combine(RepositoryFolder.Root, "schemas");
        var files = Directory.EnumerateFiles(Path.Combine(root, "v1"), "*.schema.json", SearchOption.AllDirectories).Select(file => "/schemas/" + Path.GetRelativePath(root, file));
        Assert.That(schemas, Is.EquivalentTo(files).And.Not.Empty);
        foreach (var schema in schemas)
        {
            using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri(schema, UriKind.Relative), cancellationToken);
            Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/schema+json")), schema);
        }
    }

    [Test, CancelAfter(60_000)]
    public async Task A_schema_that_is_not_there_leads_to_the_list(CancellationToken cancellationToken)
    {
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri("/schemas/v1/..%2f..%2fnuget.config", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["detail"], Does.Contain("/schemas/v1/ lists"));
    }

    [TestCase("submissions/no-such-submission")]
    [TestCase("submissions/no-such-submission.csv")]
    [TestCase("submissions/no-such-submission/tasks/acme__tool-1/samples.ndjson")]
    [TestCase("tasks/no__such-1")]
    [TestCase("tasks/..%2f..%2fetc")]
    [TestCase("no-such-thing")]
    [CancelAfter(60_000)]
    public async Task What_is_not_there_is_answered_with_a_problem(string address, CancellationToken cancellationToken)
    {
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase("/tasks.csv?language=python", "/api/v1/tasks.csv?language=python")]
    [TestCase("/board.json", "/api/v1/board")]
    [TestCase("/tasks/{task}.csv", "/api/v1/tasks/{task}.csv")]
    [TestCase("/submissions/{id}.csv?rule=sr-hm", "/api/v1/submissions/{id}.csv?rule=sr-hm")]
    [TestCase("/submissions/{id}.json", "/api/v1/submissions/{id}")]
    [TestCase("/submissions/{id}/tasks/{task}.json", "/api/v1/submissions/{id}/tasks/{task}")]
    [TestCase("/submissions/{id}/tasks/{task}.csv", "/api/v1/submissions/{id}/tasks/{task}.csv")]
    [TestCase("/machines/{machine}.json", "/api/v1/machines/{machine}")]
    [TestCase("/machines/{machine}.csv", "/api/v1/machines/{machine}.csv")]
    [TestCase("/submissions/{id}/scores.csv?k=3", "/api/v1/submissions/{id}/scores.csv?k=3")]
    [TestCase("/submissions/{id}/tasks/{task}/tests.csv", "/api/v1/submissions/{id}/tasks/{task}/tests.csv")]
    [TestCase("/tasks/{task}/replays.csv", "/api/v1/tasks/{task}/replays.csv")]
    [TestCase("/rules/heaviest.csv", "/api/v1/rules/heaviest.csv")]
    [TestCase("/data/versions.csv", "/api/v1/data/versions.csv")]
    [CancelAfter(60_000)]
    public async Task A_table_is_found_behind_the_address_of_its_page(string address, string target, CancellationToken cancellationToken)
    {
        var id = $"{(await Renderings.RowsAsync("/api/v1/board", "rows", cancellationToken))[0]["id"]}";
        var task = $"{(await Renderings.RowsAsync("/api/v1/tasks", "rows", cancellationToken))[0]["task"]}";
        string Filled(string text) => text.Replace("{id}", id, StringComparison.Ordinal).Replace("{task}", task, StringComparison.Ordinal).Replace("{machine}", SmallData.MachineClass, StringComparison.Ordinal);

        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri(Filled(address), UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo(Filled(target)));
        Assert.That(answer.Content.Headers.ContentDisposition?.FileName ?? "board", Does.Not.StartWith("-"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Following_the_links_gives_every_row_once(CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        for (var address = "/api/v1/submissions?limit=2"; address is not null;)
        {
            var answer = JsonNode.Parse(await PublishedBoard.Site.Client.GetStringAsync(new Uri(address, UriKind.Relative), cancellationToken))!;
            seen.AddRange(answer["data"]!["rows"]!.AsArray().Select(row => (string)row!["id"]!));
            address = (string?)answer["links"]!["next"];
        }

        Assert.That(seen, Is.EqualTo(PublishedBoard.Site.Data.Submissions.Select(submission => submission.Id)));
    }

    [TestCase("/api/v1/submissions/{0}"), TestCase("/api/v1/submissions/{0}.csv"), TestCase("/api/v1/submissions/{0}/samples.ndjson"), TestCase("/badge/{0}.svg"), CancelAfter(60_000)]
    public async Task An_id_that_is_not_there_is_named_with_those_that_are_near(string address, CancellationToken cancellationToken)
    {
        var id = PublishedBoard.Site.Data.Submissions[0].Id;
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri(string.Format(CultureInfo.InvariantCulture, address, id + "x"), UriKind.Relative), cancellationToken);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((string?)problem["detail"], Does.Contain($"'{id}x'").And.Contain($"Did you mean '{id}'"));
        Assert.That((string?)problem["near"]![0], Is.EqualTo(id));
    }

    [Test, CancelAfter(60_000)]
    public async Task Beside_an_id_that_is_not_there_one_that_was_withdrawn_is_not_called_gone(CancellationToken cancellationToken)
    {
        var withdrawn = PublishedBoard.Site.Data.Submissions.First(submission => submission.IsWithdrawn).Id;
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri($"/api/v1/submissions/{withdrawn}/tasks/acme__nothing-1", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("acme__nothing-1"));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_cursor_of_another_dataset_is_gone(CancellationToken cancellationToken)
    {
        using var answer = await PublishedBoard.Site.Client.GetAsync(new Uri("/api/v1/submissions?cursor=000000000000.2", UriKind.Relative), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test, CancelAfter(60_000)]
    public async Task Scripts_of_other_sites_may_read_and_nothing_else(CancellationToken cancellationToken)
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/submissions", UriKind.Relative));
        get.Headers.Add("Origin", "https://example.org");
        using var answer = await PublishedBoard.Site.Client.SendAsync(get, cancellationToken);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri("/api/v1/submissions", UriKind.Relative));
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var refused = await PublishedBoard.Site.Client.SendAsync(preflight, cancellationToken);

        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
        Assert.That(refused.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods) ? string.Join(',', methods) : "", Does.Not.Contain("POST"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Samples_come_as_they_were_published(CancellationToken cancellationToken)
    {
        var submission = PublishedBoard.Site.Data.Submission(SmallData.Submission)!;
        var sitting = submission.Results.First(result => result.Task.Value == SmallData.Task).Sitting!;
        var published = File.ReadLines(Path.Combine(submission.Run.Folder, "samples.jsonl")).Where(line => line.Contains($"\"sitting\":\"{sitting}\"", StringComparison.Ordinal));

        var samples = await TextAsync($"submissions/{SmallData.Submission}/tasks/{SmallData.Task}/samples.ndjson", cancellationToken);

        Assert.That(samples.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(published).And.Not.Empty);
    }

    [Test, CancelAfter(60_000)]
    public async Task The_description_names_every_address_with_its_keys(CancellationToken cancellationToken)
    {
        var description = await JsonAsync("openapi.json", cancellationToken);

        var paths = description["paths"]!.AsObject();
        Assert.That((string?)description["openapi"], Does.StartWith("3."));
        Assert.That(paths.Select(path => path.Key), Is.SupersetOf(new[] { "/api/v1/board", "/api/v1/board.csv", "/api/v1/submissions/{id}/scores.csv", "/api/v1/submissions/{id}/tasks/{task}/samples.ndjson" }));
        var keys = paths["/api/v1/board"]!["get"]!["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!);
        Assert.That(keys, Is.SupersetOf(new[] { "rule", "p", "adjusted", "valid", "level", "from", "to", "q", "sort", "desc", "limit", "cursor" }));
        Assert.That(
            from path in paths
            from method in path.Value!.AsObject()
            from part in path.Key.Split('/', '.').Where(part => part.StartsWith('{'))
            where !method.Value!["parameters"]!.AsArray().Any(parameter => (string?)parameter!["name"] == part.Trim('{', '}'))
            select $"{method.Key} {path.Key}: {part}",
            Is.Empty,
            "every part of a path is described");
    }

    private static async Task<string> TextAsync(string address, CancellationToken cancellationToken) =>
        await PublishedBoard.Site.Client.GetStringAsync(new Uri($"/api/v1/{address}", UriKind.Relative), cancellationToken);

    private static async Task<JsonNode> JsonAsync(string address, CancellationToken cancellationToken) => JsonNode.Parse(await TextAsync(address, cancellationToken), documentOptions: new JsonDocumentOptions { MaxDepth = 128 })!;
}
