using System.Text.Json;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.Tests.GitHub.Client;

/// <summary>The client against answers that the real API gave.</summary>
[TestFixture]
public sealed class RecordedAnswerTests
{
    private FixturesServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await FixturesServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task A_repository_is_read()
    {
        using var client = await ClientAsync("get-repository");

        var repository = await client.Repository.Get("octokit-fixture-org", "hello-world", CancellationToken.None);

        Assert.That(repository, Is.EqualTo(new Repository("octokit-fixture-org/hello-world", "master")));
    }

    [Test]
    public async Task All_pages_of_a_listing_are_read_through_their_links_once()
    {
        var cache = Harvested.CacheFile();
        var root = await _server.LoadAsync("paginate-issues");
        for (var time = 0; time < 2; time++)
        {
            // The recording answers each page once: the second round is out of the cache, or it fails.
            using var client = Client(root, cache);
            var issues = await IssuesAsync(client, new ApiOptions { PageSize = 3 });
            Assert.That(issues.Select(issue => issue.Number), Is.EqualTo(Enumerable.Range(1, 13).Reverse()));
        }
    }

    [Test]
    public async Task The_first_pages_of_a_listing_are_enough_when_no_more_are_wanted()
    {
        using var client = await ClientAsync("paginate-issues");

        Assert.That(await IssuesAsync(client, new ApiOptions { PageSize = 3, PageCount = 2 }), Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_repository_that_was_renamed_is_followed_to_its_new_name()
    {
        var root = await _server.LoadAsync("rename-repository");
        await _server.SendAsync(HttpMethod.Patch, $"{root}/repos/octokit-fixture-org/rename-repository", new { name = "rename-repository-newname" });
        using var client = Client(root, Harvested.CacheFile());

        var repository = await client.Repository.Get("octokit-fixture-org", "rename-repository", CancellationToken.None);

        Assert.That(repository.FullName, Is.EqualTo("octokit-fixture-org/rename-repository-newname"));
    }

    [Test]
    public async Task What_is_not_there_is_none()
    {
        using var client = await ClientAsync("branch-protection");

        Assert.That(await client.Connection.FindAsync("repos/octokit-fixture-org/branch-protection/branches/main/protection", GitHubJson.Default.Repository, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task An_answer_of_another_shape_names_the_address_and_what_was_expected()
    {
        using var client = await ClientAsync("get-content");

        var exception = await Assert.ThrowsAsync<ApiException>(() => client.Connection.FindAsync("repos/octokit-fixture-org/hello-world/contents/", GitHubJson.Default.Repository, CancellationToken.None));

        Assert.That(exception!.Message, Does.Contain("/repos/octokit-fixture-org/hello-world/contents/: expected Repository").And.Not.Contain(FixturesServer.Token));
        Assert.That(exception.Problem, Is.EqualTo(ApiProblem.Answer));
    }

    [Test]
    public async Task Every_recorded_issue_label_and_repository_can_be_read()
    {
        var scenarios = Path.Combine(await OctokitFolder.PathAsync(), "node_modules", "@octokit", "fixtures", "scenarios");
        var documents = Directory.EnumerateFiles(scenarios, "*-fixture.json", SearchOption.AllDirectories).SelectMany(Responses).ToList();

        var issues = documents.Where(each => each.TryGetProperty("comments_url", out _) && each.TryGetProperty("number", out _)).Select(each => each.Deserialize(GitHubJson.Default.Issue)!).ToList();
        var repositories = documents.Where(each => each.TryGetProperty("default_branch", out _)).Select(each => each.Deserialize(GitHubJson.Default.Repository)!).ToList();
        var labels = documents.Where(each => each.TryGetProperty("color", out _)).Select(each => each.Deserialize(GitHubJson.Default.Label)!).ToList();
        var errors = documents.Where(each => each.TryGetProperty("documentation_url", out _)).Select(each => each.Deserialize(GitHubJson.Default.ApiError)!).ToList();

        Assert.That(issues.ConvertAll(issue => issue.Number), Has.Count.GreaterThan(25).And.All.Positive);
        Assert.That(repositories.ConvertAll(repository => repository.FullName), Has.Count.GreaterThan(4).And.All.Contain("/"));
        Assert.That(labels.ConvertAll(label => label.Name), Has.Count.GreaterThan(20).And.All.Not.Empty);
        Assert.That(errors.ConvertAll(error => error.Message), Has.Count.GreaterThan(2).And.All.Not.Empty);
    }

    /// <summary>The answers of a recording; the items of those that are lists.</summary>
    private static IEnumerable<JsonElement> Responses(string path) =>
        from exchange in JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray()
        where exchange.TryGetProperty("response", out _)
        let answer = exchange.GetProperty("response")
        from document in answer.ValueKind switch { JsonValueKind.Array => answer.EnumerateArray().ToArray(), JsonValueKind.Object when answer.TryGetProperty("items", out var items) => items.EnumerateArray().ToArray(), _ => [answer] }
        where document.ValueKind == JsonValueKind.Object
        select document;

    private static Task<IReadOnlyList<Issue>> IssuesAsync(GitHubClient client, ApiOptions options) =>
        client.Connection.GetAllAsync("repos/octokit-fixture-org/paginate-issues/issues", GitHubJson.Default.IReadOnlyListIssue, options, CancellationToken.None);

    private async Task<GitHubClient> ClientAsync(string scenario) => Client(await _server.LoadAsync(scenario), Harvested.CacheFile());

    private static GitHubClient Client(string root, string cache) => new(Harvested.Asking(root, cache), Harvested.Tokens(FixturesServer.Token), new JumpingClock(), new Notes());
}
