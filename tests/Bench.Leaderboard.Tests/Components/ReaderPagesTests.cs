using System.Net;
using System.Text.RegularExpressions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;

namespace Bench.Leaderboard.Tests.Components;

/// <summary>The pages of readers as a browser without script gets them.</summary>
[TestFixture, Parallelizable(ParallelScope.Children)]
public sealed partial class ReaderPagesTests
{
    private static readonly string[] Kinds =
    [
        "/tasks", "/tasks/acme__json-1", "/tasks?sort=hardness&desc=true", "/rules", "/rules?rule=sr-hm", "/matrix", "/machines", $"/machines/{Published.MachineClass}", "/status", "/status?still=true",
        "/changes", "/changes?kind=dispute", "/search", "/search?q=json", "/docs", "/docs/glossary", "/docs/adr/0001-the-clock-is-outside", "/data",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("bench-pages-").FullName;
    private SiteUnderTest full = null!;
    private SiteUnderTest empty = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        full = await StartAsync(Full(), "full");
        empty = await StartAsync(Published.Of([]), "empty");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await full.DisposeAsync();
        await empty.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [TestCaseSource(nameof(Kinds)), CancelAfter(60_000)]
    public async Task Every_page_has_one_heading_a_title_and_unique_ids(string address, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Regex.Count(page, "<h1"), Is.EqualTo(1));
        Assert.That(page, Does.Contain("<html lang=\"en\">").And.Match("<title>[^<]+ · Bench</title>"));
        Assert.That(Id().Matches(page).Select(match => match.Groups["id"].Value), Is.Unique);
    }

    [TestCaseSource(nameof(Kinds)), CancelAfter(60_000)]
    public async Task No_page_obeys_text_from_outside(string address, CancellationToken cancellationToken)
    {
        var (_, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(page, Does.Not.Contain("<script>").And.Not.Contain("<img src=x").And.Not.Contain("onerror=alert(1)>").And.Not.Contain("\u202e").And.Not.Contain(" style="));
    }

    [TestCaseSource(nameof(Kinds)), CancelAfter(60_000)]
    public async Task Every_table_has_a_caption_or_a_name_and_every_header_a_scope(string address, CancellationToken cancellationToken)
    {
        var (_, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(Regex.Count(page, "<table"), Is.EqualTo(Regex.Count(page, "<caption") + Regex.Count(page, "<table aria-label=")));
        Assert.That(Header().Matches(page).Select(match => match.Value), Has.All.Contain("scope="));
    }

    [TestCase("/tasks"), TestCase("/rules"), TestCase("/matrix"), TestCase("/machines"), TestCase("/changes"), TestCase("/status"), TestCase("/data"), TestCase("/search?q=nothing"), CancelAfter(60_000)]
    public async Task A_site_without_data_says_so_on_every_page(string address, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(empty, address, cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Match("yet|nothing|Nothing|None|no entry").And.Not.Contain("NaN"));
    }

    [TestCase("/tasks?sort=none", "sort"), TestCase("/matrix?tasks=0", "tasks"), TestCase("/changes?kind=x", "kind"), TestCase("/docs?x=1", "x"), TestCase("/status?x=1", "x"), TestCase("/data?x=1", "x"), CancelAfter(60_000)]
    public async Task What_is_not_understood_is_answered_with_400_and_help(string address, string key, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page, Does.Contain($"<bdi>{key}</bdi>").And.Contain("expected"));
    }

    [TestCase("/tasks/acme__json-11", "/tasks/acme__json-1"), TestCase("/docs/scorin", "/docs/scoring"), TestCase("/machines/0123456789abcdee", "/machines/0123456789abcdef"), TestCase("/taskz", "/tasks"), CancelAfter(60_000)]
    public async Task What_is_not_there_is_answered_with_404_and_what_is_near(string address, string near, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page, Does.Contain($"href=\"{near}\""));
    }

    [TestCase("/docs/../../etc/passwd"), TestCase("/docs/%2e%2e%2f%2e%2e%2fREADME"), TestCase("/schemas/v1/..%2f..%2fREADME.md"), TestCase("/error/500"), TestCase("/tasks/%3Cscript%3Ealert(1)%3C%2Fscript%3E"), CancelAfter(60_000)]
    public async Task An_odd_path_is_a_page_that_is_not_there(string address, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, address, cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page, Does.Not.Contain("<script>"));
    }

    [Test, CancelAfter(60_000)]
    public async Task What_was_withdrawn_and_whose_files_are_gone_is_answered_with_410_and_the_reason(CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, "/tasks/acme__json-99", cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(page, Does.Contain("it held private data"));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_API_says_the_same_of_what_was_withdrawn(CancellationToken cancellationToken)
    {
        var (status, problem) = await GetAsync(full, "/api/v1/tasks/acme__json-99", cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(problem, Does.Contain("acme__json-99").And.Contain("it held private data"));
    }

    [TestCase("\""), TestCase("' OR 1=1 --"), TestCase("NEAR(a"), TestCase("a AND OR NOT"), TestCase("^*:-+()"), TestCase("title:x"), TestCase("\u0000\u202e"), TestCase("%"), TestCase("🎉"), CancelAfter(60_000)]
    public async Task No_text_breaks_the_search(string text, CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, "/search?q=" + Uri.EscapeDataString(text), cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("<h1>Search</h1>"));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_task_shows_the_source_of_its_workload_and_every_replay(CancellationToken cancellationToken)
    {
        var (status, page) = await GetAsync(full, "/tasks/acme__json-1", cancellationToken);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("def setup").And.Contain("<h2 id=\"replays\">").And.Contain("<svg"));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_search_marks_what_it_found_and_leads_to_tasks_and_documents(CancellationToken cancellationToken)
    {
        var (_, page) = await GetAsync(full, "/search?q=jso", cancellationToken);

        Assert.That(page, Does.Contain("<mark>json</mark>").And.Contain("href=\"/tasks/acme__json-1\"").And.Contain("href=\"/tasks?repository=acme%2Fjson\""));
        Assert.That((await GetAsync(full, "/search?q=attainment", cancellationToken)).Page, Does.Contain("href=\"/docs/scoring\""));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_status_is_one_polite_region_that_is_loaded_again_until_a_reader_stops_it(CancellationToken cancellationToken)
    {
        var moving = (await GetAsync(full, "/status", cancellationToken)).Page;
        var still = (await GetAsync(full, "/status?still=true", cancellationToken)).Page;

        Assert.That(Regex.Count(moving, "role=\"status\"|aria-live"), Is.EqualTo(1));
        Assert.That(moving, Does.Contain("<meta http-equiv=\"refresh\" content=\"60\">").And.Contain("href=\"/status?still=true\""));
        Assert.That(still, Does.Not.Contain("http-equiv=\"refresh\"").And.Not.Contain("data-refresh"));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_sorted_column_says_so_and_turns_round(CancellationToken cancellationToken)
    {
        var (_, page) = await GetAsync(full, "/tasks?sort=hardness", cancellationToken);

        Assert.That(Regex.Count(page, "aria-sort="), Is.EqualTo(1));
        Assert.That(page, Does.Contain("aria-sort=\"ascending\"").And.Contain("href=\"/tasks?sort=hardness&amp;desc=true\""));
    }

    [Test, CancelAfter(60_000)]
    public async Task Schemas_and_the_overview_are_served_as_what_they_are(CancellationToken cancellationToken)
    {
        using var schema = await full.GetAsync("/schemas/v1/task.schema.json", cancellationToken);
        using var overview = await full.GetAsync("/matrix/overview.svg", cancellationToken);

        Assert.That((schema.StatusCode, schema.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/schema+json")));
        Assert.That((overview.StatusCode, overview.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "image/svg+xml")));
    }

    [Test, CancelAfter(60_000)]
    public async Task Links_between_these_pages_lead_somewhere(CancellationToken cancellationToken)
    {
        var pages = await Task.WhenAll(Kinds.Select(async kind => (await GetAsync(full, kind, cancellationToken)).Page));
        var targets = pages.SelectMany(page => Link().Matches(page)).Select(match => WebUtility.HtmlDecode(match.Groups["target"].Value).Split('#')[0])
            .Where(target => Own.Any(own => target.StartsWith(own, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).ToList();

        var broken = new List<string>();
        foreach (var target in targets)
        {
            using var answer = await full.GetAsync(target, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                broken.Add($"{target}: {answer.StatusCode}");
            }
        }

        Assert.That(targets, Has.Count.GreaterThan(20));
        Assert.That(broken, Is.Empty);
    }

    private static readonly string[] Own = ["/tasks", "/rules", "/matrix", "/machines", "/status", "/changes", "/search", "/docs", "/schemas"];

    /// <summary>Data with something of everything, named by text that means harm.</summary>
    private static Dataset Full()
    {
        var run = Published.Run(drifts: [1.05, 1.1]);
        var spec = Published.Spec(1) with
        {
            Replays = [new ReplayRecord(Published.Hostile, new Estimate(4, 3.8, 4.2), 20, "2026-01-01")],
            Provenance = new TaskProvenance([new ProvenanceNote(Published.Hostile, Published.Hostile)], [Published.Hostile], [new ProvenanceNote("build", Published.Hostile), new ProvenanceNote("build.log", Published.Hostile), new ProvenanceNote("warning", Published.Hostile)]),
            Tests = new TestSuite(TestFramework.Pytest, Guarding: [Published.Hostile], Quarantined: [new QuarantinedTest(Published.Hostile, Published.Hostile)]),
        };
        return Published.Of(
            [
                Published.Named("model-1", Published.Hostile, run, Published.Measured(1, 3, 4), Published.Failed(2), Published.Fault(3)),
                Published.Named("model-2", "plain", run, Published.Measured(1, 2, 4), Published.Measured(2, 2, 4), Published.Measured(3, 1, 1)),
                Published.Named("model-3", "third", Published.Run("run-2"), Published.Measured(1, 2, 4)),
            ],
            [Published.Entry(spec, Published.Hostile) with { Folder = Path.Combine(RepositoryFolder.Root, "tasks", "samples", "sample__tally-34") }],
            Published.Notice(NoticeKind.Dispute, "model-1", reason: Published.Hostile),
            Published.Notice(NoticeKind.Withdrawal, "model-3", reason: Published.Hostile),
            Published.Notice(NoticeKind.Withdrawal, task: "acme__json-99", reason: "it held private data"),
            Published.Notice(NoticeKind.Correction, task: "acme__json-1", reason: Published.Hostile));
    }

    private static async Task<(HttpStatusCode Status, string Page)> GetAsync(SiteUnderTest site, string address, CancellationToken cancellationToken)
    {
        using var answer = await site.GetAsync(address, cancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task<SiteUnderTest> StartAsync(Dataset dataset, string name)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var site = await SiteUnderTest.StartAsync(dataset, CancellationToken.None, own, Path.Combine(RepositoryFolder.Root, "docs"));
        site.Service<IndexDatabase>().Prepare();
        site.Service<SearchIndex>().Update(dataset);
        return site;
    }

    [GeneratedRegex(" id=\"(?<id>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex("<th[ >][^>]*>?", RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex("href=\"(?<target>/[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
