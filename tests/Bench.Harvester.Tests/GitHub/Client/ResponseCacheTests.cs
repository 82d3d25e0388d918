using System.Text.Json.Nodes;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.GitHub.Client.Models;

namespace Bench.Harvester.Tests.GitHub.Client;

[TestFixture]
public sealed class ResponseCacheTests
{
    [Test]
    public async Task What_is_fresh_is_not_asked_for_again()
    {
        await using var server = Server(3);
        var cache = Harvested.CacheFile();

        var first = await PullsAsync(server, cache);
        server.Clock.Pass(TimeSpan.FromHours(23));
        var second = await PullsAsync(server, cache);

        Assert.That(second.Select(each => each.Title), Is.EqualTo(first.Select(each => each.Title)));
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_old_is_asked_for_with_its_mark_and_holds_another_day_when_it_has_not_changed()
    {
        await using var server = Server(3);
        var cache = Harvested.CacheFile();
        await PullsAsync(server, cache);
        server.Clock.Pass(TimeSpan.FromDays(2));

        Assert.That(await PullsAsync(server, cache), Has.Count.EqualTo(3));
        Assert.That(server.Calls[1].Headers["If-None-Match"], Does.StartWith("W/\""));
        Assert.That(server.Given, Has.Count.EqualTo(1));

        await PullsAsync(server, cache);
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_has_changed_replaces_what_was_held()
    {
        await using var server = Server(3);
        var cache = Harvested.CacheFile();
        await PullsAsync(server, cache);
        server.PutPullRequest(4, "New");
        server.Clock.Pass(TimeSpan.FromDays(2));

        Assert.That((await PullsAsync(server, cache)).Select(each => each.Number), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public async Task A_full_last_page_that_has_not_changed_is_asked_what_follows_it()
    {
        await using var server = Server(100);
        var cache = Harvested.CacheFile();
        await PullsAsync(server, cache);
        server.PutPullRequest(101, "New");
        server.Clock.Pass(TimeSpan.FromDays(2));
        // As a server that leaves the links out where nothing has changed: the page itself has not.
        server.Disturb = call => call.Headers.ContainsKey("If-None-Match") ? Reply.Whole(304, "") : null;

        Assert.That(await PullsAsync(server, cache), Has.Count.EqualTo(101));
    }

    [Test]
    public async Task That_there_is_no_such_issue_is_remembered()
    {
        await using var server = Server(0);
        var cache = Harvested.CacheFile();
        for (var time = 0; time < 2; time++)
        {
            using var client = Client(server, cache);
            Assert.That(await client.Issue.Get("acme", "fast", 404, CancellationToken.None), Is.Null);
        }

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task That_a_repository_may_not_be_seen_is_not_remembered_since_a_token_can_mend_it()
    {
        await using var server = Server(0);
        server.Disturb = call => call.Path == "/repos/acme/fast" ? Reply.Whole(404, "{}") : null;
        var cache = Harvested.CacheFile();
        using (var client = Client(server, cache))
        {
            var exception = await Assert.ThrowsAsync<ApiException>(() => client.Repository.Get("acme", "fast", CancellationToken.None));
            Assert.That(exception!.IsWrongUse);
            Assert.That(exception.Message, Does.Contain("/repos/acme/fast").And.Contain("token"));
        }

        server.Disturb = _ => null;
        using var again = Client(server, cache);
        Assert.That((await again.Repository.Get("acme", "fast", CancellationToken.None)).DefaultBranch, Is.EqualTo("main"));
    }

    [Test]
    public async Task A_row_that_was_damaged_is_asked_for_again()
    {
        await using var server = Server(3);
        var cache = Harvested.CacheFile();
        await PullsAsync(server, cache);
        CacheContent.Change(cache, "UPDATE response SET body = x'789c0102'");

        Assert.That(await PullsAsync(server, cache), Has.Count.EqualTo(3));
        Assert.That(server.Given, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Only_its_owner_can_read_the_file()
    {
        await using var server = Server(1);
        var cache = Path.Combine(Harvested.Folder(), "made", "github.sqlite");

        await PullsAsync(server, cache);

        Assert.That(File.GetUnixFileMode(cache), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_file_that_is_no_cache_is_named_with_the_mend()
    {
        var path = Harvested.CacheFile();
        File.WriteAllText(path, "a shopping list, and a long one, so that it is no empty database");

        Assert.That(() => ResponseCache.Open(path), Throws.InstanceOf<ApiException>().With.Message.Contains(path).And.Message.Contains("Delete it"));
    }

    [Test]
    public void A_cache_of_another_version_is_named_with_the_mend()
    {
        var path = Harvested.CacheFile();
        ResponseCache.Open(path).Dispose();
        CacheContent.Change(path, "PRAGMA user_version = 9");

        Assert.That(() => ResponseCache.Open(path), Throws.InstanceOf<ApiException>().With.Message.Contains("another version"));
    }

    [Test]
    public void A_folder_in_its_place_is_named()
    {
        var path = Harvested.Folder();

        Assert.That(() => ResponseCache.Open(path), Throws.InstanceOf<ApiException>().With.Message.Contains(path).And.Property(nameof(ApiException.Problem)).EqualTo(ApiProblem.Cache));
    }

    [Test]
    public async Task Two_harvests_share_a_cache()
    {
        await using var server = Server(3);
        var cache = Harvested.CacheFile();
        using var one = Client(server, cache);
        using var other = Client(server, cache);

        await one.PullRequest.GetAllForRepository("acme", "fast", ApiOptions.Everything, CancellationToken.None);
        await other.Repository.Get("acme", "fast", CancellationToken.None);
        await other.PullRequest.GetAllForRepository("acme", "fast", ApiOptions.Everything, CancellationToken.None);
        await one.Repository.Get("acme", "fast", CancellationToken.None);

        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_long_body_is_packed_and_comes_back_letter_by_letter()
    {
        var words = string.Concat(Enumerable.Range(0, 20000).Select(number => $"{number} faster — schneller — быстрее "));
        await using var server = Server(0);
        server.Put("/repos/acme/fast/issues/1", new JsonObject { ["number"] = 1, ["title"] = "Long", ["body"] = words });
        var cache = Harvested.CacheFile();
        for (var time = 0; time < 2; time++)
        {
            using var client = Client(server, cache);
            Assert.That((await client.Issue.Get("acme", "fast", 1, CancellationToken.None))!.Body, Is.EqualTo(words));
        }

        Assert.That(new FileInfo(cache).Length, Is.LessThan(words.Length / 2));
    }

    private static FakeGitHub Server(int pullRequests)
    {
        var server = new FakeGitHub();
        foreach (var number in Enumerable.Range(1, pullRequests))
        {
            server.PutPullRequest(number, $"Change {number}");
        }

        return server;
    }

    private static GitHubClient Client(FakeGitHub server, string cache) => new(Harvested.Asking(server.Root, cache), Harvested.Tokens(Harvested.FirstToken), server.Clock, new Notes());

    private static async Task<IReadOnlyList<PullRequest>> PullsAsync(FakeGitHub server, string cache)
    {
        using var client = Client(server, cache);
        return await client.PullRequest.GetAllForRepository("acme", "fast", ApiOptions.Everything, CancellationToken.None);
    }
}
