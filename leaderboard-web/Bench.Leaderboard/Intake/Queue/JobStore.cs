using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Bench.Leaderboard.Intake.Store;
using Bench.Leaderboard.Status;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake.Queue;

/// <summary>
/// The queue. A job is taken for a while and given to another when its worker falls silent; what was not ended in three tries is a fault of ours.
/// Who gave it back for a fault of its own gets it again only after the time of a lease: another comes first, and a machine out of order does not use up the tries at once.
/// Submitters take turns, whatever each of them has handed in. What was measured once waits, behind everything else, for a machine of another class.
/// </summary>
/// <param name="database">Where the queue is kept.</param>
/// <param name="limits">How long a lease lasts and how many try.</param>
/// <param name="clock">For when a lease ends.</param>
internal sealed class JobStore(IntakeDatabase database, IntakeLimits limits, TimeProvider clock)
{
    private const string Columns = "lease AS Lease, submission AS Submission, tries AS Tries, holder AS Holder, machine AS Machine, second AS Second";

    private const string Next = """
        SELECT j.submission FROM job j JOIN submission s ON s.id = j.submission JOIN token t ON t.id = s.token
        WHERE j.lease IS NULL AND NOT EXISTS(SELECT 1 FROM measurement m WHERE m.submission = j.submission AND m.machine = @machine)
            AND NOT (j.failed IS @own AND j.rested > @now)
        ORDER BY j.second, t.served, s.received
        """;

    private const string Take = """
        UPDATE job SET tries = tries + 1, lease = @lease, holder = @holder, worker = @worker, machine = @machine, until = @until WHERE submission = @submission
        """;

    /// <summary>Milliseconds from the last taking to the board, of the submissions that came there last.</summary>
    private const string Durations = """
        SELECT p.at - (SELECT MAX(a.at) FROM step a WHERE a.submission = p.submission AND a.state = 'Apply') AS took
        FROM step p WHERE p.state = 'Published' AND took IS NOT NULL ORDER BY p.at DESC LIMIT 20
        """;

    private const string Rest = "UPDATE job SET failed = holder || ' ' || worker, rested = @until WHERE submission = @submission";

    private const string LetGo = "UPDATE job SET lease = NULL, holder = NULL, worker = NULL, machine = NULL, until = NULL WHERE submission = @submission";

    /// <summary>Gives out the job whose turn it is; null when there is none for this machine.</summary>
    /// <param name="holder">Id of the worker's token.</param>
    /// <param name="request">What the worker asks for.</param>
    /// <param name="beyond">Jobs that it cannot do; none when not given.</param>
    public HeldJob? Lease(string holder, LeaseRequest request, ImmutableHashSet<Guid>? beyond = null) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        Expire(connection, now);
        if (connection.Query<string>(Next, new { machine = request.MachineClass, own = $"{holder} {request.Worker}", now = SubmissionRows.Number(now) }).FirstOrDefault(id => beyond?.Contains(Guid.Parse(id)) != true) is not { } submission)
        {
            return null;
        }

        var lease = Guid.NewGuid();
        connection.Execute(Take, new { submission, lease = SubmissionRows.Key(lease), holder, worker = request.Worker, machine = request.MachineClass, until = Until(now) });
        // Turns are counted, not timed: two submissions within a clock's tick must not be one turn.
        connection.Execute("UPDATE token SET served = 1 + (SELECT MAX(served) FROM token) WHERE id = (SELECT token FROM submission WHERE id = @submission)", new { submission });
        return Find(connection, lease, holder);
    });

    /// <summary>Receipts of the jobs that nobody has taken.</summary>
    public IReadOnlyList<Guid> Waiting() => database.Read(connection => connection.Query<string>("SELECT submission FROM job WHERE lease IS NULL").Select(Guid.Parse).ToList());

    /// <summary>The job of a lease, which is renewed; null when the lease has ended or is another token's.</summary>
    public HeldJob? Renew(Guid lease, string holder) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        Expire(connection, now);
        connection.Execute("UPDATE job SET until = @until WHERE lease = @lease AND holder = @holder", new { until = Until(now), lease = SubmissionRows.Key(lease), holder });
        return Find(connection, lease, holder);
    });

    /// <summary>Notes what a worker reports, and renews its lease. A receipt goes forward only: of several tasks the one furthest on counts.</summary>
    /// <returns>Whether the lease holds.</returns>
    public bool Report(Guid lease, string holder, JobReport report) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        Expire(connection, now);
        if (Find(connection, lease, holder) is not { } job)
        {
            return false;
        }

        connection.Execute("UPDATE job SET until = @until WHERE lease = @lease", new { until = Until(now), lease = SubmissionRows.Key(lease) });
        var state = SubmissionRows.Find(connection, job.Submission)!.State;
        if (!job.IsSecond && report.State > state)
        {
            SubmissionRows.Step(connection, job.Submission, new StoredStep(report.State, now));
        }

        SubmissionRows.Say(connection, job.Submission, job.IsSecond ? SubmissionState.SecondMachine : report.State, report.Lines);
        return true;
    });

    /// <summary>Takes a job back from its worker. A worker that was stopped has not tried; a fault counts.</summary>
    /// <returns>Whether the lease held.</returns>
    public bool Return(Guid lease, string holder, JobReturn reason) => database.Write(connection =>
    {
        if (Find(connection, lease, holder) is not { } job)
        {
            return false;
        }

        if (reason.Code is not { } code)
        {
            connection.Execute("UPDATE job SET tries = tries - 1 WHERE submission = @submission", new { submission = SubmissionRows.Key(job.Submission) });
            Requeue(connection, job.Submission, job.IsSecond, "the worker was stopped");
        }
        else if (code.Class() == ReasonClass.Platform)
        {
            connection.Execute(Rest, new { submission = SubmissionRows.Key(job.Submission), until = Until(clock.GetUtcNow()) });
            Failed(connection, new Failure(job.Submission, job.IsSecond, job.Try, new Reason(code, Phase.Prepare, reason.Detail ?? code.Meaning()).Detail, code));
        }
        else
        {
            End(connection, job.Submission, job.IsSecond, new StoredStep(SubmissionState.Failed, clock.GetUtcNow(), code, reason.Detail ?? code.Meaning()));
        }

        return true;
    });

    /// <summary>Ends a first job whose run is on the board. From now on the job waits for a machine of another class.</summary>
    public void Publish(HeldJob job, PlacedRun run) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        SubmissionRows.Publish(connection, job.Submission, run, now);
        Measured(connection, job, now);
        connection.Execute("UPDATE job SET second = 1, tries = 0 WHERE submission = @submission", new { submission = SubmissionRows.Key(job.Submission) });
        connection.Execute(LetGo, new { submission = SubmissionRows.Key(job.Submission) });
    });

    /// <summary>Ends a job for good whose run was on the board before: what is published there stands for it.</summary>
    public void Settle(HeldJob job, PlacedRun run) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        Measured(connection, job, now);
        Remove(connection, job.Submission);
        SubmissionRows.Publish(connection, job.Submission, run, now);
    });

    /// <summary>Ends a job for good.</summary>
    /// <param name="job">The job.</param>
    /// <param name="state">The receipt's last state.</param>
    /// <param name="code">Why; null for no code.</param>
    /// <param name="detail">The same in words.</param>
    public void Close(HeldJob job, SubmissionState state, ReasonCode? code, string detail) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        Measured(connection, job, now);
        Remove(connection, job.Submission);
        SubmissionRows.Step(connection, job.Submission, new StoredStep(state, now, code, detail));
    });

    /// <summary>The job that holds a receipt; null when none does.</summary>
    public HeldJob? Of(Guid submission) => database.Read(connection => Held(connection, "submission = @submission AND lease IS NOT NULL", new { submission = SubmissionRows.Key(submission) }));

    /// <summary>Takes jobs back from workers that have fallen silent.</summary>
    /// <returns>Whether a job is free that was not.</returns>
    public bool Expire() => database.Write(connection => Expire(connection, clock.GetUtcNow()));

    /// <summary>What waits and who works.</summary>
    public QueueState State() => database.Read(connection => new QueueState(
        connection.ExecuteScalar<int>("SELECT COUNT(*) FROM job WHERE lease IS NULL AND second = 0"),
        connection.ExecuteScalar<int>("SELECT COUNT(*) FROM job WHERE lease IS NOT NULL"),
        [
            .. connection.Query<(string Worker, string Machine, long Until)>("SELECT worker, machine, until FROM job WHERE lease IS NOT NULL ORDER BY worker")
                .Select(row => new WorkerState(row.Worker, row.Machine, DateTimeOffset.FromUnixTimeMilliseconds(row.Until) - limits.Lease)),
        ],
        Median([.. connection.Query<long>(Durations)])));

    private static TimeSpan? Median(long[] milliseconds)
    {
        Array.Sort(milliseconds);
        return milliseconds.Length == 0 ? null : TimeSpan.FromMilliseconds(milliseconds[milliseconds.Length / 2]);
    }

    private static HeldJob? Find(SqliteConnection connection, Guid lease, string holder) =>
        Held(connection, "lease = @lease AND holder = @holder", new { lease = SubmissionRows.Key(lease), holder });

    private static HeldJob? Held(SqliteConnection connection, string where, object values) =>
        connection.QuerySingleOrDefault<JobRow>($"SELECT {Columns} FROM job WHERE {where}", values) is { } row
            ? new HeldJob(Guid.Parse(row.Lease), Guid.Parse(row.Submission), (int)row.Tries, row.Holder, row.Machine, row.Second != 0)
            : null;

    private static void Measured(SqliteConnection connection, HeldJob job, DateTimeOffset now) => connection.Execute(
        "INSERT OR REPLACE INTO measurement(submission, machine, holder, at) VALUES(@submission, @Machine, @Holder, @at)",
        new { submission = SubmissionRows.Key(job.Submission), job.Machine, job.Holder, at = SubmissionRows.Number(now) });

    private bool Expire(SqliteConnection connection, DateTimeOffset now)
    {
        var silent = connection.Query<(string Submission, string Worker, long Tries, long Second)>(
            "SELECT submission, worker, tries, second FROM job WHERE until < @now", new { now = SubmissionRows.Number(now) }).AsList();
        foreach (var (submission, worker, tries, second) in silent)
        {
            Failed(connection, new Failure(Guid.Parse(submission), second != 0, (int)tries, $"the worker '{worker}' fell silent", ReasonCode.InfraError));
        }

        return silent.Count > 0;
    }

    /// <summary>One more worker could not end a job: the next one tries, or it is over.</summary>
    private void Failed(SqliteConnection connection, Failure failure)
    {
        if (failure.Try < limits.MostTries)
        {
            Requeue(connection, failure.Submission, failure.IsSecond, $"try {failure.Try} of {limits.MostTries}: {failure.Detail}");
        }
        else
        {
            End(connection, failure.Submission, failure.IsSecond, new StoredStep(SubmissionState.Fault, clock.GetUtcNow(), failure.Code, $"{failure.Try} tries; the last: {failure.Detail}"));
        }
    }

    private static void Remove(SqliteConnection connection, Guid id) =>
        connection.Execute("DELETE FROM job WHERE submission = @submission", new { submission = SubmissionRows.Key(id) });

    private void Requeue(SqliteConnection connection, Guid id, bool isSecond, string detail)
    {
        connection.Execute(LetGo, new { submission = SubmissionRows.Key(id) });
        if (!isSecond)
        {
            SubmissionRows.Step(connection, id, new StoredStep(SubmissionState.Queued, clock.GetUtcNow(), Detail: detail));
        }
    }

    /// <summary>Ends a job. When only the second machine gave up, what the first measured stands.</summary>
    private static void End(SqliteConnection connection, Guid id, bool isSecond, StoredStep step)
    {
        Remove(connection, id);
        SubmissionRows.Step(connection, id, isSecond ? step with { State = SubmissionState.SecondMachine, Detail = "no second machine could measure it: " + step.Detail } : step);
    }

    private long Until(DateTimeOffset now) => SubmissionRows.Number(now + limits.Lease);

    private sealed record JobRow(string Lease, string Submission, long Tries, string Holder, string Machine, long Second);

    private sealed record Failure(Guid Submission, bool IsSecond, int Try, string Detail, ReasonCode Code);
}
