using System.Text;
using Bench.Harvester.GitHub;
using Bench.Harvester.GitHub.Client;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>A GitHub that fails in many ways: nothing is lost, nothing that is held is asked for again, and no token gets out.</summary>
[TestFixture]
public sealed class MisbehaviourTests
{
    private static readonly string[] Tokens = [Harvested.FirstToken, Harvested.SecondToken];

    private static IEnumerable<string> Passing => Disturbances.Passing.Select(each => each.Name);

    private static IEnumerable<string> Lasting => Disturbances.Lasting.Select(each => each.Name);

    [TestCaseSource(nameof(Passing))]
    public async Task What_passes_is_waited_for_and_leaves_no_trace(string name)
    {
        var expected = await UndisturbedAsync();
        await using var server = Server();
        var disturbance = Disturbances.Named(name);
        server.Disturb = call => disturbance.To(server, call);
        var (notes, cache) = (new Notes(), Harvested.CacheFile());

        var found = await Enrichment(server, cache).AddAsync(Harvested.Repository, Mined(), notes, CancellationToken.None);

        Assert.That(Harvested.Text(found), Is.EqualTo(expected));
        Assert.That(notes.Lines, Is.Not.Empty);
        NothingTwice(server);
        NoToken(notes.ToString(), cache);
    }

    [TestCaseSource(nameof(Lasting))]
    public async Task What_lasts_is_said_and_the_next_start_asks_only_for_the_rest(string name)
    {
        var expected = await UndisturbedAsync();
        await using var server = Server();
        var disturbance = Disturbances.Named(name);
        server.Disturb = call => disturbance.To(server, call);
        var (notes, cache) = (new Notes(), Harvested.CacheFile());
        var said = "";
        try
        {
            var first = await Enrichment(server, cache).AddAsync(Harvested.Repository, Mined(), notes, CancellationToken.None);
            said = string.Join('\n', first.SelectMany(each => each.Gaps.IsDefault ? [] : each.Gaps));
            Assert.That(first.Select(each => each.Number), Is.EqualTo(Mined().Select(each => each.Number)));
        }
        catch (ApiException exception)
        {
            said = exception.ToString();
        }

        Assert.That(said, Does.Contain("GitHub").Or.Contain(server.Root));

        server.Disturb = _ => null;
        var found = await Enrichment(server, cache).AddAsync(Harvested.Repository, Mined(), notes, CancellationToken.None);

        Assert.That(Harvested.Text(found), Is.EqualTo(expected));
        NothingTwice(server);
        NoToken(notes + said, cache);
    }

    [Test]
    public async Task What_a_stranger_is_led_to_gets_no_token_and_may_still_answer()
    {
        await using var elsewhere = new LocalServer(_ => Reply.Whole(200, """[{"id": 1, "body": "from elsewhere"}]"""));
        await using var server = Server();
        server.Disturb = call => call.Path == "/repos/acme/fast/issues/2/comments" ? Reply.Whole(307, "", ("Location", elsewhere.Root + "/moved")) : null;

        var found = await Enrichment(server, Harvested.CacheFile()).AddAsync(Harvested.Repository, Mined(), new Notes(), CancellationToken.None);

        Assert.That(found.Single(each => each.Number == 2).Discussion, Does.Contain("from elsewhere"));
        Assert.That(elsewhere.Calls, Has.Count.EqualTo(1));
        Assert.That(elsewhere.Calls[0].Text, Does.Not.Contain("Authorization").And.Not.Contain(Harvested.FirstToken));
        Assert.That(server.Calls.Select(call => call.Token), Is.All.EqualTo(Harvested.FirstToken));
    }

    [Test]
    public async Task What_another_host_says_of_tokens_is_not_about_ours()
    {
        await using var elsewhere = new LocalServer(_ => Reply.Whole(401, Disturbances.Said("who are you?"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "9999999999")));
        await using var server = Server();
        server.Disturb = call => call.Path == "/repos/acme/fast/issues/2/comments" ? Reply.Whole(302, "", ("Location", elsewhere.Root + "/moved")) : null;
        var found = await Enrichment(server, Harvested.CacheFile()).AddAsync(Harvested.Repository, Mined(), new Notes(), CancellationToken.None);

        Assert.That(found.Single(each => each.Number == 2).Gaps.Single(), Does.Contain("127.0.0.1").And.Contain("who are you?"));
        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_server_that_repeats_the_token_does_not_bring_it_into_messages_or_the_cache()
    {
        await using var server = Server();
        server.Put("/repos/acme/fast/issues/1/comments", System.Text.Json.Nodes.JsonNode.Parse($$"""[{"id": 1, "body": "you sent {{Harvested.FirstToken}}"}]""")!);
        server.Disturb = call => call.Path.EndsWith("/issues/2/comments", StringComparison.Ordinal) ? Reply.Whole(422, Disturbances.Said($"not with {call.Token}"))
            : call.Path.EndsWith("/pulls/2/comments", StringComparison.Ordinal) ? Reply.Whole(200, "[]", ("Link", $"<{server.Root}/next?access_token={call.Token}>; rel=\"next\""))
            : call.Path.EndsWith("/issues/3/comments", StringComparison.Ordinal) ? Reply.Whole(200, "[]", ("ETag", $"\"{call.Token}\""))
            : call.Path.EndsWith("/pulls/3/comments", StringComparison.Ordinal) ? Reply.Whole(302, "", ("Location", $"gopher://x/{call.Token}"))
            : null;
        var (notes, cache) = (new Notes(), Harvested.CacheFile());

        var found = await Enrichment(server, cache).AddAsync(Harvested.Repository, Mined(), notes, CancellationToken.None);

        Assert.That(found[0].Discussion, Has.Some.StartWith("you sent ****"));
        NoToken(notes + Harvested.Text(found), cache);
    }

    private static async Task<string> UndisturbedAsync()
    {
        await using var server = Server();
        var found = await Enrichment(server, Harvested.CacheFile()).AddAsync(Harvested.Repository, Mined(), new Notes(), CancellationToken.None);
        var text = Harvested.Text(found);
        Assert.That(text, Does.Contain("performance,speed").And.Contain("It is slow").And.Contain("nice").And.Contain("this line"));
        Assert.That(found.SelectMany(each => each.Gaps.IsDefault ? [] : each.Gaps), Is.Empty);
        return text;
    }

    private static GitHubEnrichment Enrichment(FakeGitHub server, string cache)
    {
        var options = Harvested.Adding(server.Root, cache);
        return new GitHubEnrichment(options with { Client = options.Client with { Timeout = TimeSpan.FromSeconds(2), Attempts = 4, ResponseBytes = 1 << 20 } }, Harvested.Tokens(Tokens), server.Clock);
    }

    private static FakeGitHub Server()
    {
        var server = new FakeGitHub();
        foreach (var number in Enumerable.Range(1, 230))
        {
            server.PutPullRequest(number, $"Change {number}", Harvested.Sha(number), body: $"Fixes #{1000 + number}", labels: number == 1 ? ["speed", "performance"] : []);
        }

        server.PutIssue(1001, "It is slow", "very");
        server.PutIssue(1002, "So is that", null);
        server.PutComments(1, "nice", "and fast", "third", "fourth");
        server.PutReviewComments(2, "this line");
        return server;
    }

    private static MinedPullRequest[] Mined() => [Harvested.Pull(1), Harvested.Pull(2), Harvested.Pull(3), Harvested.Pull(229)];

    private static void NothingTwice(FakeGitHub server) => Assert.That(server.Given, Is.Unique);

    private static void NoToken(string told, string cache)
    {
        var kept = string.Concat(Directory.GetFiles(Path.GetDirectoryName(cache)!).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)))) + CacheContent.Of(cache);
        foreach (var token in Tokens)
        {
            Assert.That(told, Does.Not.Contain(token));
            Assert.That(kept, Does.Not.Contain(token));
        }
    }
}
