using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bench.Leaderboard.Intake.Queue;
using Bench.Leaderboard.Intake.Tokens;
using static Bench.Leaderboard.Tests.Intake.WorkerCalls;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>The queue as workers see it over HTTP.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class QueueTests
{
    [Test]
    public async Task A_job_is_taken_followed_and_its_run_comes_on_the_board(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken, "?organisation=Acme&agent=runner%202");
        var job = (await LeaseAsync(worker, cancellationToken))!;

        Assert.That(await worker.GetStringAsync(Of(job, "predictions"), cancellationToken), Is.EqualTo(run.Predictions));
        foreach (var state in new[] { "apply", "build", "measure", "build" })
        {
            Assert.That(await TellAsync(worker, job, "reports", new { state, lines = new[] { $"now {state}\u001b[31m" } }, cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));
        }

        var published = await BringAsync(worker, job, run.Bundle(Machine), cancellationToken);
        Assert.That((int)published.StatusCode, Is.EqualTo(202), await published.Content.ReadAsStringAsync(cancellationToken));
        var seen = await SeenAsync(owner, receipt, cancellationToken);
        Assert.That(IntakeBench.States(seen), Is.EqualTo(new[] { "received", "schema", "queued", "apply", "build", "measure", "published" }));
        var log = (string)seen["steps"]!.AsArray().Single(step => (string)step!["state"]! == "build")!["log"]!;
        Assert.That(await bench.Client().GetStringAsync(new Uri(log, UriKind.Relative), cancellationToken), Is.EqualTo("now build?[31m\nnow build?[31m\n"));
        var submission = (string)seen["submissions"]!.AsArray().Single()!;
        var board = bench.Part<Data.DatasetHolder>().Current.Submission(submission)!;
        Assert.That((board.Run.Publication.Level, board.Submission.Organisation, board.Submission.Agent), Is.EqualTo((Contracts.Publications.PublicationLevel.Remeasured, "Acme", "runner 2")));
        Assert.That(await LeaseAsync(worker, cancellationToken), Is.Null, "the same class of machine does not measure it again");
        Assert.That(bench.Part<JobStore>().State().Usual, Is.GreaterThanOrEqualTo(TimeSpan.Zero).And.LessThan(TimeSpan.FromMinutes(2)), "from apply to the board");
    }

    [TestCase("sample__tally-38", false)]
    [TestCase("sample__tally-34,sample__tally-38", true)]
    [TestCase(null, true)]
    public async Task A_job_is_given_to_a_worker_that_has_its_tasks(string? held, bool isGiven, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(task: "sample__tally-34"), cancellationToken);
        object request = held is null ? new { worker = "w", machineClass = Machine, waitSeconds = 0 } : new { worker = "w", machineClass = Machine, waitSeconds = 0, tasks = held.Split(',') };

        using var answer = await AskAsync(bench.Client(bench.Token(TokenScope.Worker)), request, cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(isGiven ? HttpStatusCode.OK : HttpStatusCode.NoContent));
        Assert.That(bench.Part<JobStore>().State().Waiting, Is.EqualTo(isGiven ? 0 : 1), "it waits for one that has them");
    }

    [Test]
    public async Task A_job_whose_predictions_are_lost_ends_with_that_reason(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken);
        var job = (await LeaseAsync(worker, cancellationToken))!;
        File.Delete(Path.Combine(bench.Data, "incoming", (string)job["receipt"]!));

        using var answer = await worker.GetAsync(Of(job, "predictions"), cancellationToken);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var last = (await SeenAsync(owner, receipt, cancellationToken))["steps"]!.AsArray()[^1]!;
        Assert.That(((string)last["state"]!, (string)last["detail"]!), Is.EqualTo(("fault", "what was handed in is not in the site's folder 'incoming' any more; hand it in again")));
    }

    [Test]
    public async Task A_machine_of_another_class_that_agrees_makes_it_reproduced(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken);
        await BringAsync(worker, (await LeaseAsync(worker, cancellationToken))!, run.Bundle(Machine), cancellationToken);
        var second = (await LeaseAsync(worker, cancellationToken, "fedcba9876543210"))!;
        Assert.That((bool)second["isSecondMachine"]!, Is.True);
        await BringAsync(worker, second, run.Bundle("fedcba9876543210"), cancellationToken);

        var seen = await SeenAsync(owner, receipt, cancellationToken);
        Assert.That((string)seen["steps"]!.AsArray()[^1]!["detail"]!, Does.Contain("agrees"));
        var board = bench.Part<Data.DatasetHolder>().Current;
        Assert.That(board.Submissions.Select(submission => submission.Run.Publication.Level), Is.EqualTo(new[] { Contracts.Publications.PublicationLevel.Reproduced }));
        Assert.That(board.Problems, Is.Empty);
        Assert.That(await LeaseAsync(worker, cancellationToken, "aaaaaaaaaaaaaaaa"), Is.Null);
    }

    [Test]
    public async Task A_run_that_is_not_the_one_asked_for_is_refused_and_the_job_stays_in_hand(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var worker = bench.Client(bench.Token(TokenScope.Worker));
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), run.Predictions, cancellationToken);
        var job = (await LeaseAsync(worker, cancellationToken))!;
        (string Why, byte[] Bundle)[] wrong =
        [
            ("other predictions", run.Bundle(Machine, predictions: "x")),
            ("another class", run.Bundle("fedcba9876543210")),
            ("found", run.Bundle(Machine, change: (name, text) => name == "results.jsonl" ? text.Replace("\"attainment\":0.", "\"attainment\":0.9", StringComparison.Ordinal) : text)),
            ("results", run.Bundle(Machine, change: (name, text) => name == "results.jsonl" ? string.Join('\n', text.Split('\n').Skip(1)) : text)),
            ("archive", [1, 2, 3]),
        ];
        foreach (var (why, bundle) in wrong)
        {
            using var answer = await BringAsync(worker, job, bundle, cancellationToken);
            Assert.That((int)answer.StatusCode, Is.EqualTo(422), why);
            Assert.That(await answer.Content.ReadAsStringAsync(cancellationToken), Does.Contain(why));
        }

        Assert.That(bench.Incoming().Count(), Is.EqualTo(1), "only the predictions lie there");
        Assert.That(bench.Part<Data.DatasetHolder>().Current.Submissions, Is.Empty);
        using var right = await BringAsync(worker, job, run.Bundle(Machine), cancellationToken);
        Assert.That((int)right.StatusCode, Is.EqualTo(202));
    }

    [Test]
    public async Task A_silent_workers_job_goes_to_another_and_after_three_it_is_our_fault(CancellationToken cancellationToken)
    {
        var clock = new ManualClock();
        await using var bench = await IntakeBench.StartAsync(cancellationToken, clock: clock);
        var owner = bench.Client(bench.Token());
        var (one, other) = (bench.Client(bench.Token(TokenScope.Worker, "one")), bench.Client(bench.Token(TokenScope.Worker, "other")));
        var receipt = await IntakeBench.TakenAsync(owner, IntakeBench.Line(), cancellationToken);
        var first = (await LeaseAsync(one, cancellationToken))!;
        Assert.That(await LeaseAsync(other, cancellationToken), Is.Null, "the job is in hand");

        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.That(await TellAsync(one, first, "heartbeat", null, cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.That(await LeaseAsync(other, cancellationToken), Is.Null, "the heartbeat has renewed the lease");
        clock.Advance(TimeSpan.FromSeconds(121));
        var second = (await LeaseAsync(other, cancellationToken))!;
        Assert.That((int)second["try"]!, Is.EqualTo(2));
        Assert.That(await TellAsync(one, first, "heartbeat", null, cancellationToken), Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await TellAsync(one, second, "heartbeat", null, cancellationToken), Is.EqualTo(HttpStatusCode.Gone), "another token's lease");

        clock.Advance(TimeSpan.FromSeconds(121));
        var third = (await LeaseAsync(one, cancellationToken))!;
        Assert.That(await TellAsync(one, third, "return", new { code = "HOST_UNSTABLE", detail = "too noisy" }, cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await LeaseAsync(other, cancellationToken), Is.Null);
        var last = (await SeenAsync(owner, receipt, cancellationToken))["steps"]!.AsArray()[^1]!;
        Assert.That(((string)last["state"]!, (string)last["code"]!), Is.EqualTo(("fault", "HOST_UNSTABLE")));
        var again = await IntakeBench.TakenAsync(owner, IntakeBench.Line(), cancellationToken);
        Assert.That((string)again["id"]!, Is.Not.EqualTo((string)receipt["id"]!), "after a fault the same content is taken again");
    }

    [Test]
    public async Task Who_gave_a_job_back_for_a_fault_gets_it_again_only_after_the_time_of_a_lease(CancellationToken cancellationToken)
    {
        var clock = new ManualClock();
        await using var bench = await IntakeBench.StartAsync(cancellationToken, clock: clock);
        var (one, other) = (bench.Client(bench.Token(TokenScope.Worker, "one")), bench.Client(bench.Token(TokenScope.Worker, "other")));
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);
        await TellAsync(one, (await LeaseAsync(one, cancellationToken))!, "return", new { code = "HOST_UNSTABLE", detail = "too noisy" }, cancellationToken);

        Assert.That(await LeaseAsync(one, cancellationToken), Is.Null, "another comes first");
        var second = (await LeaseAsync(other, cancellationToken))!;
        Assert.That((int)second["try"]!, Is.EqualTo(2));
        await TellAsync(other, second, "return", new { }, cancellationToken);
        clock.Advance(TimeSpan.FromSeconds(121));
        Assert.That((int)(await LeaseAsync(one, cancellationToken))!["try"]!, Is.EqualTo(2), "nobody else came");
    }

    [Test]
    public async Task A_worker_that_is_stopped_has_not_tried(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var worker = bench.Client(bench.Token(TokenScope.Worker));
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);
        for (var turn = 0; turn < 5; turn++)
        {
            var job = (await LeaseAsync(worker, cancellationToken))!;
            Assert.That((int)job["try"]!, Is.EqualTo(1));
            await TellAsync(worker, job, "return", new { }, cancellationToken);
        }
    }

    [Test]
    public async Task Submitters_take_turns(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var (many, few, worker) = (bench.Client(bench.Token(name: "many")), bench.Client(bench.Token(name: "few")), bench.Client(bench.Token(TokenScope.Worker)));
        var order = new List<string>();
        var names = new Dictionary<string, string>();
        for (var number = 1; number <= 3; number++)
        {
            names.Add((string)(await IntakeBench.TakenAsync(many, IntakeBench.Line($"many {number}"), cancellationToken))["id"]!, $"many {number}");
        }

        names.Add((string)(await IntakeBench.TakenAsync(few, IntakeBench.Line("few 1"), cancellationToken))["id"]!, "few 1");
        while (await LeaseAsync(worker, cancellationToken) is { } job)
        {
            order.Add(names[(string)job["receipt"]!]);
        }

        Assert.That(order, Is.EqualTo(new[] { "many 1", "few 1", "many 2", "many 3" }));
    }

    [Test]
    public async Task A_waiting_worker_is_answered_as_soon_as_a_job_comes(CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        var waiting = LeaseAsync(bench.Client(bench.Token(TokenScope.Worker)), cancellationToken, wait: 60);
        await IntakeBench.TakenAsync(bench.Client(bench.Token()), IntakeBench.Line(), cancellationToken);

        Assert.That(await waiting.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken), Is.Not.Null);
    }

    [TestCase(TokenScope.Submit, 403)]
    [TestCase(TokenScope.Publish, 403)]
    [TestCase(null, 401)]
    public async Task The_queue_is_for_workers(TokenScope? scope, int status, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await bench.Client(scope is { } good ? bench.Token(good) : null).PostAsJsonAsync("api/v1/queue/leases", new { worker = "w", machineClass = Machine, waitSeconds = 0 }, cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("""{"worker":"w"}""")]
    [TestCase("""{"worker":"w","machineClass":"m","waitSeconds":0,"x":1}""")]
    [TestCase("""{"worker":"w","worker":"v","machineClass":"m","waitSeconds":0}""")]
    [TestCase("[]")]
    [TestCase("")]
    public async Task A_question_that_is_not_understood_is_refused(string body, CancellationToken cancellationToken)
    {
        await using var bench = await IntakeBench.StartAsync(cancellationToken);
        using var answer = await bench.Client(bench.Token(TokenScope.Worker)).PostAsync(new Uri("api/v1/queue/leases", UriKind.Relative), new StringContent(body), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task A_run_of_failures_only_is_told_as_the_submitters_and_is_not_on_the_board(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken);
        using var answer = await BringAsync(worker, (await LeaseAsync(worker, cancellationToken))!, run.Bundle(Machine, change: AlteredResults.AllFailed), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(202), await answer.Content.ReadAsStringAsync(cancellationToken));
        var last = (await SeenAsync(owner, receipt, cancellationToken))["steps"]!.AsArray()[^1]!;
        Assert.That(((string)last["state"]!, (string)last["code"]!), Is.EqualTo(("failed", "TEST_REGRESSION")));
        Assert.That(bench.Part<Data.DatasetHolder>().Current.Submissions, Is.Empty);
    }

    [Test]
    public async Task A_run_with_a_matter_of_integrity_waits_for_a_person(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken);
        using var answer = await BringAsync(worker, (await LeaseAsync(worker, cancellationToken))!, run.Bundle(Machine, change: AlteredResults.WithIntegrity), cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(202), await answer.Content.ReadAsStringAsync(cancellationToken));
        var last = (await SeenAsync(owner, receipt, cancellationToken))["steps"]!.AsArray()[^1]!;
        Assert.That(((string)last["state"]!, (string)last["code"]!), Is.EqualTo(("failed", "CONFIRMED_CHEAT")));
        Assert.That(bench.Part<Data.DatasetHolder>().Current.Submissions, Is.Empty);
        Assert.That(File.Exists(Path.Combine(bench.Data, "held", $"{(string)receipt["id"]!}.tar.gz")));
    }

    [Test]
    public async Task Somebodys_own_run_is_published_as_self_reported_and_a_second_time_is_no_second_one(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var client = bench.Client(bench.Token(TokenScope.Publish));
        using var answer = await IntakeBench.PostAsync(client, run.Bundle(Machine), "application/gzip", cancellationToken, "?organisation=Acme");
        var receipt = await IntakeBench.JsonAsync(answer, cancellationToken);
        using var again = await IntakeBench.PostAsync(client, run.Bundle(Machine), "application/gzip", cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(202), receipt.ToJsonString());
        Assert.That(IntakeBench.States(receipt), Is.EqualTo(new[] { "received", "schema", "published" }));
        Assert.That((bool)(await IntakeBench.JsonAsync(again, cancellationToken))["isEarlier"]!, Is.True);
        Assert.That(bench.Part<Data.DatasetHolder>().Current.Submissions.Select(submission => submission.Run.Publication.Level), Is.EqualTo(new[] { Contracts.Publications.PublicationLevel.SelfReported }));
        Assert.That(bench.Incoming(), Is.Empty);
    }

    [Test]
    public async Task Nothing_that_the_queue_says_before_the_end_holds_a_seed(CancellationToken cancellationToken)
    {
        using var run = await DrawnRun.DrawAsync();
        await using var bench = await IntakeBench.OverAsync(run, isPublished: false, cancellationToken);
        var (owner, worker) = (bench.Client(bench.Token()), bench.Client(bench.Token(TokenScope.Worker)));
        var receipt = await IntakeBench.TakenAsync(owner, run.Predictions, cancellationToken);
        var job = (await LeaseAsync(worker, cancellationToken))!;
        await TellAsync(worker, job, "reports", new { state = "measure", lines = new[] { "measuring" } }, cancellationToken);
        var seen = await SeenAsync(owner, receipt, cancellationToken);
        var page = await owner.GetStringAsync(new Uri((string)receipt["address"]!, UriKind.Relative), cancellationToken);

        Assert.That(job.ToJsonString() + seen.ToJsonString() + page, Does.Not.Contain("seed").IgnoreCase);
    }

    private static async Task<JsonNode> SeenAsync(HttpClient owner, JsonNode receipt, CancellationToken cancellationToken) =>
        JsonNode.Parse(await owner.GetStringAsync(new Uri($"/api/v1/submissions/{(string)receipt["id"]!}/status", UriKind.Relative), cancellationToken))!;
}
