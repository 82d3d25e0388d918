using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Bench.Harvester.GitHub;
using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.Tests.GitHub.Client;

/// <summary>Our requests and our reading of the answers against GitHub's own description of its API, of github.com and of Enterprise servers.</summary>
[TestFixture("api.github.com.json")]
[TestFixture("ghec.json")]
[TestFixture("ghes-3.17.json")]
[TestFixture("ghes-3.18.json")]
[TestFixture("ghes-3.19.json")]
public sealed partial class ApiDescriptionTests(string name)
{
    private static readonly Dictionary<string, JsonTypeInfo> Answers = new(StringComparer.Ordinal)
    {
        ["/repos/{owner}/{repo}"] = GitHubJson.Default.Repository,
        ["/repos/{owner}/{repo}/pulls"] = GitHubJson.Default.IReadOnlyListPullRequest,
        ["/repos/{owner}/{repo}/pulls/{pull_number}"] = GitHubJson.Default.PullRequest,
        ["/repos/{owner}/{repo}/pulls/{pull_number}/commits"] = GitHubJson.Default.IReadOnlyListPullRequestCommit,
        ["/repos/{owner}/{repo}/pulls/{pull_number}/comments"] = GitHubJson.Default.IReadOnlyListPullRequestReviewComment,
        ["/repos/{owner}/{repo}/issues/{issue_number}"] = GitHubJson.Default.Issue,
        ["/repos/{owner}/{repo}/issues/{issue_number}/comments"] = GitHubJson.Default.IReadOnlyListIssueComment,
    };

    private ApiDescription _api = null!;

    [OneTimeSetUp]
    public async Task Read() => _api = await ApiDescription.ReadAsync(name);

    [Test]
    public async Task Everything_that_is_ever_asked_for_exists_with_its_parameters()
    {
        await using var server = new FakeGitHub();
        server.PutPullRequest(1, "One", body: "Fixes #2");
        server.PutPullRequest(3, "Three", Harvested.Sha(3));
        foreach (var others in new[] { true, false })
        {
            var (clone, ids) = await new HistoryStream().Commit("root", "Begin", 1, "a", []).Commit("tip", "Three", 2, "b", "root").MakeAsync("tip");
            server.PutPullRequest(4, "Four", ids["tip"]);
            var options = Harvested.Adding(server.Root) with { FindOthers = others, GitDirectory = clone };
            await new GitHubEnrichment(options, [], server.Clock).AddAsync(Harvested.Repository, [Harvested.Pull(1, body: "Fixes #2")], new Notes(), CancellationToken.None);
        }

        var asked = server.Calls.Select(call => (Template: Template(call.Path), Query: call.Target.Split('?', 2).ElementAtOrDefault(1))).ToList();

        Assert.That(asked.Select(call => call.Template).Distinct(), Is.EquivalentTo(Answers.Keys));
        Assert.That(asked.Select(call => _api.Wrong(call.Template, call.Query?.Split('&') ?? [])).OfType<string>(), Is.Empty);
    }

    [Test]
    public void Every_field_that_is_read_is_promised_with_its_type()
    {
        Assert.That(Answers.SelectMany(answer => _api.Missing(answer.Key, answer.Value)), Is.Empty);
    }

    [Test]
    public void Every_example_of_an_answer_can_be_read()
    {
        var examples = Answers.SelectMany(answer => _api.Examples(answer.Key).Select(example => (answer.Key, Read: example.Deserialize(answer.Value)))).ToList();

        Assert.That(examples.Select(example => example.Key).Distinct(), Is.EquivalentTo(Answers.Keys));
        Assert.That(examples.Select(example => example.Read), Is.All.Not.Null);
    }

    [Test]
    public void What_does_not_exist_is_noticed()
    {
        Assert.That(_api.Wrong("/repos/{owner}/{repo}/pulls", ["state=merged"]), Does.Contain("state=merged"));
        Assert.That(_api.Wrong("/repos/{owner}/{repo}/pulls", ["sorted=created"]), Does.Contain("sorted=created"));
        Assert.That(_api.Wrong("/repos/{owner}/{repo}/nothing", []), Does.Contain("does not exist"));
        Assert.That(_api.Missing("/repos/{owner}/{repo}/issues/{issue_number}", GitHubJson.Default.PullRequest), Has.Some.Contains("base is not described"));
        Assert.That(_api.Missing("/repos/{owner}/{repo}/issues", GitHubJson.Default.Issue), Is.Not.Empty);
    }

    private static string Template(string path) => Regex.Replace(
        Number().Replace(path, match => match.Groups["of"].Value == "pulls" ? "/pulls/{pull_number}" : "/issues/{issue_number}"), "^/repos/acme/fast", "/repos/{owner}/{repo}", RegexOptions.NonBacktracking);

    [GeneratedRegex("/(?<of>pulls|issues)/[0-9]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
