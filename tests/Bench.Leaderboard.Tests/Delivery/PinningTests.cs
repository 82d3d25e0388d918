using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Tests.Importing;

namespace Bench.Leaderboard.Tests.Delivery;

/// <summary>An address that begins with a version shows that dataset for ever.</summary>
[TestFixture]
[CancelAfter(120_000)]
internal sealed class PinningTests
{
    private SiteUnderImport _folder = null!;
    private Dataset _first = null!;
    private Dataset _second = null!;
    private SiteUnderTest _site = null!;

    [OneTimeSetUp]
    public async Task ServeTheSecondOfTwo()
    {
        (_folder, _first, _second) = await TwoDatasets.ServeAsync(NoticeKind.Withdrawal, "It was withdrawn later.");
        _site = await SiteUnderTest.StartAsync(_second, CancellationToken.None, _folder.Folder.Root);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("/api/v1/board")]
    [TestCase("/api/v1/board?rule=sr-hm&sort=score")]
    [TestCase("/api/v1/tasks")]
    [TestCase("/api/v1/changes")]
    [TestCase("/api/v1/rules")]
    public async Task It_says_what_a_site_of_that_dataset_said(string address, CancellationToken cancellationToken)
    {
        await using var then = await SiteUnderTest.StartAsync(_first, cancellationToken, _folder.Folder.Root);
        var (said, says) = (await JsonAsync(then, address, cancellationToken), await JsonAsync(_site, $"/@{_first.Version}{address}", cancellationToken));

        Assert.That(says["data"]!.ToJsonString(), Is.EqualTo(said["data"]!.ToJsonString()));
        Assert.That((string)says["datasetVersion"]!, Is.EqualTo(_first.Version));
        Assert.That((string)says["links"]!["self"]!, Is.EqualTo($"/@{_first.Version}{address}"));
        Assert.That((await JsonAsync(_site, address, cancellationToken))["data"]!.ToJsonString(), address.Contains("tasks", StringComparison.Ordinal) || address.Contains("rules", StringComparison.Ordinal) ? Is.Not.Empty : Is.Not.EqualTo(said["data"]!.ToJsonString()));
    }

    [Test]
    public async Task Every_page_keeps_its_links_in_the_dataset_says_so_and_may_be_kept_for_good(CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "/", $"/submissions/{_first.Submissions[0].Id}", "/tasks", "/rules", "/matrix", "/machines", "/changes" })
        {
            using var answer = await _site.GetAsync($"/@{_first.Version}{path}", cancellationToken);
            var page = await answer.Content.ReadAsStringAsync(cancellationToken);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(answer.Headers.CacheControl!.ToString(), Does.Contain("immutable"), path);
            Assert.That(page, Does.Contain($"This is the dataset <code>{_first.Version}</code>").And.Contain(Latest(path)), path);
            page = page.Replace(Latest(path), "", StringComparison.Ordinal);
            Assert.That(page, Does.Contain($"href=\"/@{_first.Version}/tasks\"").And.Not.Contain("href=\"/tasks").And.Not.Contain("href=\"/submissions/"), path);
            Assert.That(page, Does.Contain("href=\"/docs").And.Not.Contain("It was withdrawn later"), path);
        }
    }

    [TestCase("/@{version}/status", "/status")]
    [TestCase("/@{version}/api/v1/status/harvests.csv", "/api/v1/status/harvests.csv")]
    [TestCase("/@{version}/docs/scoring", "/docs/scoring")]
    [TestCase("/@{version}/search?q=model", "/search?q=model")]
    [TestCase("/@{version}/docs/a%2541", "/docs/a%2541")]
    public async Task What_has_no_dataset_of_its_own_is_that_of_the_latest(string address, string latest, CancellationToken cancellationToken)
    {
        using var answer = await _site.GetAsync(address.Replace("{version}", _first.Version, StringComparison.Ordinal), cancellationToken);

        Assert.That(answer.RequestMessage!.RequestUri!.PathAndQuery, Is.EqualTo(latest), "where the reader ends");
    }

    [Test]
    public async Task A_page_names_the_address_that_keeps_it(CancellationToken cancellationToken)
    {
        var page = await (await _site.GetAsync("/tasks?sort=hardness", cancellationToken)).Content.ReadAsStringAsync(cancellationToken);
        Assert.That(page, Does.Contain($"href=\"/@{_second.Version}/tasks?sort=hardness\""));

        using var kept = await _site.GetAsync($"/@{_second.Version}/tasks?sort=hardness", cancellationToken);
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/@0123456789ab/", 404)]
    [TestCase("/@0123456789ab/api/v1/board", 404)]
    [TestCase("/@../tasks", 404)]
    public async Task A_dataset_that_was_never_served_is_not_there(string address, int status, CancellationToken cancellationToken)
    {
        using var answer = await _site.GetAsync(address, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Headers.Contains("Content-Security-Policy"));
    }

    [TestCase("/", "text/html")]
    [TestCase("/tasks", "text/html")]
    [TestCase("/api/v1/board", "application/problem+json")]
    public async Task Who_asks_for_one_that_was_never_served_is_told_in_what_was_asked_for(string path, string type, CancellationToken cancellationToken)
    {
        using var answer = await _site.GetAsync("/@0123456789ab" + path, cancellationToken);

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(answer.Headers.CacheControl!.NoStore);
        Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain("This site never served a dataset 0123456789ab").And.Contain("/data"));
    }

    [Test]
    public async Task Nothing_is_sent_to_an_earlier_dataset(CancellationToken cancellationToken)
    {
        using var answer = await _site.Client.PostAsync(new Uri($"/@{_first.Version}/api/v1/submissions", UriKind.Relative), null, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public void Another_one_is_begun_after_a_pause_only()
    {
        var part = _second.History[0].Added.Take(1).ToImmutableArray();
        var before = new DatasetVersion(_second.Parts.Of(part.ToHashSet()).Version, _second.History[0].At, part, []);
        var gone = _second.History[0] with { Version = "aaaaaaaaaaaa" };
        var datasets = new EarlierDatasets(new DatasetHolder(_second with { History = [before, .. _second.History, gone] }), TimeProvider.System);

        Assert.That(datasets.Find(gone.Version), Is.TypeOf<EarlierDataset.Gone>());
        Assert.That(datasets.Find(_first.Version), Is.TypeOf<EarlierDataset.There>(), "nobody waits for one that is gone");
        Assert.That(datasets.Find(before.Version), Is.Null, "it has to wait");
        Assert.That(datasets.Find(gone.Version), Is.TypeOf<EarlierDataset.Gone>(), "which is known at once");
        Assert.That(datasets.Find(_first.Version), Is.TypeOf<EarlierDataset.There>(), "it is held");
    }

    private static string Latest(string path) => $"<a href=\"{path}\">See the latest</a>";

    private static async Task<JsonNode> JsonAsync(SiteUnderTest site, string address, CancellationToken cancellationToken)
    {
        using var answer = await site.GetAsync(address, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!;
    }
}
