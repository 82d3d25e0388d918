using System.Net;
using System.Text.Json.Nodes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Intake.Tokens;
using static Bench.Leaderboard.Tests.Intake.WorkerCalls;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>A run is one submission, however often it is handed in and whichever way it came.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class SameContentTests
{
    [Test]
    public async Task The_same_results_of_another_start_are_the_same_run(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, stranger) = (bench.Client(bench.Token(TokenScope.Publish)), bench.Client(bench.Token(TokenScope.Publish, "stranger")));
        var first = await SentAsync(owner, run.Bundle(Machine), cancellationToken);
        var own = await SentAsync(owner, run.Bundle(Machine, change: StartedLater), cancellationToken);
        var foreign = await SentAsync(stranger, run.Bundle(Machine, change: StartedLater), cancellationToken);

        Assert.That(own.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((bool?)own.Body["isEarlier"], (string?)own.Body["id"]), Is.EqualTo(((bool?)true, (string?)first.Body["id"])));
        Assert.That(foreign.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((string?)foreign.Body["detail"], Does.Contain($"/submissions/{first.Body["submissions"]![0]};"));
        Assert.That(bench.Part<DatasetHolder>().Current.Submissions, Has.Length.EqualTo(1));
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task What_the_keepers_published_is_not_taken_a_second_time_unless_asked(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: true, cancellationToken);
        var client = bench.Client(bench.Token(TokenScope.Publish));
        var published = bench.Part<DatasetHolder>().Current.Submissions.Single().Id;
        var refused = await SentAsync(client, run.Bundle(Machine, change: StartedLater), cancellationToken);
        var again = await SentAsync(client, run.Bundle(Machine, change: StartedLater), cancellationToken, "?again=true");

        Assert.That((refused.Status, (string?)refused.Body["code"]), Is.EqualTo((HttpStatusCode.Conflict, "DUPLICATE_SUBMISSION")));
        Assert.That((string?)refused.Body["detail"], Does.Contain($"/submissions/{published};").And.Contain("again=true"));
        Assert.That(((string?)refused.Body["published"], (bool?)refused.Body["again"]), Is.EqualTo(($"/submissions/{published}", (bool?)true)));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Accepted), again.Body.ToJsonString());
        Assert.That(bench.Part<DatasetHolder>().Current.Submissions, Has.Length.EqualTo(2));
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task The_very_run_that_is_published_is_answered_with_its_submissions(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: true, cancellationToken);
        var published = bench.Part<DatasetHolder>().Current.Submissions.Single();
        var manifest = await File.ReadAllTextAsync(Path.Combine(published.Run.Folder, "run.json"), cancellationToken);
        var bundle = run.Bundle(Machine, change: (name, text) => name == "run.json" ? manifest : text);
        var sent = await SentAsync(bench.Client(bench.Token(TokenScope.Publish)), bundle, cancellationToken);

        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Accepted), sent.Body.ToJsonString());
        Assert.That(sent.Body["submissions"]!.AsArray().Select(id => (string?)id), Is.EqualTo(new[] { published.Id }));
        Assert.That(bench.Part<DatasetHolder>().Current.Submissions, Has.Length.EqualTo(1));
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [TestCase("")]
    [TestCase("?again=true")]
    public async Task The_very_run_with_another_log_does_not_write_over_what_is_published(string query, CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var client = bench.Client(bench.Token(TokenScope.Publish));
        var first = await SentAsync(client, run.Bundle(Machine), cancellationToken, query);
        var other = await SentAsync(bench.Client(bench.Token(TokenScope.Publish, "stranger")), run.Bundle(Machine, log: "built anew"), cancellationToken, query);

        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.Conflict), other.Body.ToJsonString());
        Assert.That((string?)other.Body["detail"], Does.Contain($"/submissions/{first.Body["submissions"]![0]}"));
        Assert.That(((string?)other.Body["published"], other.Body["again"]), Is.EqualTo(($"/submissions/{first.Body["submissions"]![0]}", (JsonNode?)null)), "asking again does not help");
        Assert.That(bench.Part<DatasetHolder>().Current.Runs.Single().Value.Publication.Files.Keys, Has.None.StartWith("logs/"));
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task A_worker_that_brings_the_very_run_with_another_log_is_told_so_and_the_job_is_over(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token(TokenScope.Publish)), bench.Client(bench.Token(TokenScope.Worker)));
        var first = await SentAsync(owner, run.Bundle(Machine), cancellationToken);
        var receipt = Guid.Parse((string)(await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken))["id"]!);
        var job = (await LeaseAsync(worker, cancellationToken))!;
        using var answer = await BringAsync(worker, job, run.Bundle(Machine, log: "built anew"), cancellationToken);
        var said = await IntakeBench.JsonAsync(answer, cancellationToken);
        bench.Part<RunDesk>().Resume();
        var ended = bench.Part<SubmissionStore>().Find(receipt)!;

        Assert.That((answer.StatusCode, (string?)said["code"]), Is.EqualTo((HttpStatusCode.Conflict, "DUPLICATE_SUBMISSION")), said.ToJsonString());
        Assert.That(((string?)said["published"], said["again"]), Is.EqualTo(($"/submissions/{first.Body["submissions"]![0]}", (JsonNode?)null)));
        Assert.That((ended.State, ended.Published), Is.EqualTo((SubmissionState.Published, first.Body["submissions"]!.AsArray().Select(id => (string)id!))), "even after a start");
        Assert.That(ended.Steps[^1].Detail, Does.Contain($"/submissions/{first.Body["submissions"]![0]} was published before"));
        Assert.That(await TellAsync(worker, job, "heartbeat", null, cancellationToken), Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await LeaseAsync(worker, cancellationToken), await LeaseAsync(worker, cancellationToken, "fedcba9876543210")), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)), "nobody is asked again");
        Assert.That(bench.Part<DatasetHolder>().Current.Submissions, Has.Length.EqualTo(1));
        Assert.That(bench.Part<DatasetHolder>().Current.Runs.Single().Value.Publication.Files.Keys, Has.None.StartWith("logs/"));
    }

    [Test]
    public async Task Other_samples_are_another_run(CancellationToken cancellationToken)
    {
        using var published = await DrawnRun.DrawAsync();
        using var other = await DrawnRun.DrawAsync(seed: 2);
        await using var bench = await IntakeBench.OverAsync(published, isPublished: true, cancellationToken);
        var sent = await SentAsync(bench.Client(bench.Token(TokenScope.Publish)), other.Bundle(Machine), cancellationToken);

        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Accepted), sent.Body.ToJsonString());
        Assert.That(bench.Part<DatasetHolder>().Current.Submissions, Has.Length.EqualTo(2));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> SentAsync(HttpClient client, byte[] bundle, CancellationToken cancellationToken, string query = "")
    {
        using var answer = await IntakeBench.PostAsync(client, bundle, "application/gzip", cancellationToken, query);
        return (answer.StatusCode, await IntakeBench.JsonAsync(answer, cancellationToken));
    }

    private static string StartedLater(string name, string text)
    {
        if (name != "run.json")
        {
            return text;
        }

        var manifest = JsonNode.Parse(text)!;
        manifest["startedAt"] = "2026-11-20T12:34:56Z";
        return manifest.ToJsonString();
    }
}
