using System.Globalization;
using Bench.Harvester.GitHub.Client;

namespace Bench.Harvester.Tests.GitHub.Client;

[TestFixture]
public sealed class RateLimitTests
{
    [Test]
    public async Task A_token_that_is_used_up_is_put_aside_before_it_is_refused()
    {
        await using var server = Server(call => call.Token == Harvested.FirstToken ? "0" : "77");

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken, Harvested.SecondToken);

        Assert.That(server.Calls.Select(call => call.Token), Is.EqualTo(new[] { Harvested.FirstToken, Harvested.SecondToken, Harvested.SecondToken }));
        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task When_all_tokens_are_used_up_the_wait_is_shown_minute_by_minute()
    {
        await using var server = Server(_ => "0");
        var notes = new Notes();

        await AskThreeAsync(server, notes, Harvested.FirstToken, Harvested.SecondToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(10)));
        Assert.That(notes.Lines, Has.Some.EqualTo("the requests of all tokens are used up: waiting 10 min 0 s, until 09:10:00 UTC"));
        Assert.That(notes.Lines, Has.Some.EqualTo("the requests of all tokens are used up: waiting 1 min 0 s, until 09:10:00 UTC"));
        Assert.That(notes.Lines, Has.Exactly(10).Contains(": waiting "));
    }

    [Test]
    public async Task A_clock_here_that_runs_ahead_does_not_shorten_the_wait()
    {
        await using var server = Server(_ => "0", ahead: TimeSpan.FromHours(2));

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(20)));
    }

    [Test]
    public async Task Pauses_without_a_length_grow_from_a_minute()
    {
        await using var server = Server(_ => "9");
        var refusals = 0;
        server.Disturb = _ => refusals++ < 3 ? Reply.Whole(429, "slow down") : null;

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.FromMinutes(1 + 2 + 4)));
    }

    [Test]
    public async Task A_pause_holds_for_all_tokens()
    {
        await using var server = Server(_ => "9");
        var first = true;
        server.Disturb = _ => first && !(first = false) ? Reply.Whole(403, "", ("Retry-After", "45")) : null;

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken, Harvested.SecondToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.FromSeconds(45)));
        Assert.That(server.Calls.Select(call => call.Token), Is.All.EqualTo(Harvested.FirstToken));
    }

    [Test]
    public async Task A_pause_until_a_date_is_kept()
    {
        await using var server = Server(_ => "9");
        var first = true;
        server.Disturb = _ => first && !(first = false) ? Reply.Whole(403, "", ("Date", Stamp(server, TimeSpan.Zero)), ("Retry-After", Stamp(server, TimeSpan.FromSeconds(90)))) : null;

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.FromSeconds(90)));
    }

    [TestCase("1507651200000")]
    [TestCase("99999999999999999999999")]
    [TestCase("-5")]
    [TestCase("soon")]
    public async Task A_reset_that_makes_no_sense_does_not_matter_while_requests_are_left(string reset)
    {
        await using var server = new FakeGitHub { Headers = _ => [("x-ratelimit-remaining", "4999"), ("x-ratelimit-reset", reset)] };

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_limit_of_searches_is_none_of_ours()
    {
        await using var server = new FakeGitHub { Headers = _ => [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "9999999999"), ("x-ratelimit-resource", "search")] };

        await AskThreeAsync(server, new Notes(), Harvested.FirstToken);

        Assert.That(server.Clock.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_reset_in_a_hundred_years_ends_with_the_advice_to_come_back()
    {
        await using var server = new FakeGitHub { Headers = _ => [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "4900000000000")] };

        var exception = await Assert.ThrowsAsync<ApiException>(() => AskThreeAsync(server, new Notes(), Harvested.FirstToken));

        Assert.That(exception!.Problem, Is.EqualTo(ApiProblem.Limited));
        Assert.That(exception.Message, Does.Contain("longer than is waited").And.Contain("run the same command"));
    }

    [Test]
    public async Task Without_a_token_no_token_is_sent_and_the_message_says_so()
    {
        await using var server = Server(_ => "0");
        var notes = new Notes();

        await AskThreeAsync(server, notes);

        Assert.That(server.Calls.Select(call => call.Token), Is.All.Null);
        Assert.That(notes.Lines, Has.Some.StartsWith("the requests that GitHub grants without a token are used up: waiting 10 min"));
    }

    [Test]
    public async Task Attempts_wait_longer_each_time_with_jitter_that_a_seed_repeats()
    {
        async Task<IReadOnlyList<TimeSpan>> WaitsAsync(int seed)
        {
            await using var server = new FakeGitHub { Disturb = _ => Reply.Whole(500, "") };
            using var client = new GitHubClient(Harvested.Asking(server.Root) with { Seed = seed }, [], server.Clock, new Notes());
            var exception = await Assert.ThrowsAsync<ApiException>(() => client.Issue.Get("acme", "fast", 1, CancellationToken.None));
            Assert.That(exception!.Message, Does.Contain("6 attempts").And.Contain("500"));
            Assert.That(exception.Problem, Is.EqualTo(ApiProblem.Unreachable));
            Assert.That(server.Calls, Has.Count.EqualTo(6));
            return server.Clock.Waits;
        }

        var waits = await WaitsAsync(1);

        Assert.That(await WaitsAsync(1), Is.EqualTo(waits));
        Assert.That(await WaitsAsync(2), Is.Not.EqualTo(waits));
        Assert.That(waits[^1], Is.GreaterThan(waits[0]).And.LessThanOrEqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Cancelling_ends_a_wait()
    {
        using var stop = new CancellationTokenSource();
        var stopping = new Stopping(stop);
        await using var server = new FakeGitHub { Headers = _ => [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", DateTimeOffset.UnixEpoch.AddYears(400).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))] };
        using var client = new GitHubClient(Harvested.Asking(server.Root) with { LongestPause = TimeSpan.MaxValue }, [], TimeProvider.System, stopping);

        await client.Repository.Get("acme", "fast", CancellationToken.None);

        Assert.That(async () => await client.Repository.Get("acme", "fast", stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static FakeGitHub Server(Func<HttpCall, string> remaining, TimeSpan ahead = default)
    {
        var server = new FakeGitHub();
        server.Headers = call =>
        {
            var there = server.Clock.GetUtcNow() - ahead;
            return [("Date", Stamp(server, -ahead)), ("x-ratelimit-remaining", remaining(call)), ("x-ratelimit-reset", (there.ToUnixTimeSeconds() + 600).ToString(CultureInfo.InvariantCulture)), ("x-ratelimit-resource", "core")];
        };
        return server;
    }

    private static string Stamp(FakeGitHub server, TimeSpan later) => (server.Clock.GetUtcNow() + later).ToString("r", CultureInfo.InvariantCulture);

    private static async Task AskThreeAsync(FakeGitHub server, Notes notes, params string[] tokens)
    {
        using var client = new GitHubClient(Harvested.Asking(server.Root), Harvested.Tokens(tokens), server.Clock, notes);
        for (var time = 0; time < 3; time++)
        {
            await client.Repository.Get("acme", "fast", CancellationToken.None);
        }
    }

    /// <summary>Cancels as soon as it hears of a wait.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IProgress<string>
    {
        public void Report(string value) => stop.Cancel();
    }
}
