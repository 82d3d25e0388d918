using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>Receipts and their states. Each change of a state is one transaction.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">For when a state was reached.</param>
internal sealed class SubmissionStore(IntakeDatabase database, TimeProvider clock)
{
    /// <summary>Keeps the receipt of a file that has arrived.</summary>
    public void Add(Arrival arrival) => database.Write(connection => SubmissionRows.Add(connection, arrival, clock.GetUtcNow()));

    /// <summary>A receipt; null when there is none of that id.</summary>
    public StoredSubmission? Find(Guid id) => database.Read(connection => SubmissionRows.Find(connection, id));

    /// <summary>Ends a receipt, or takes it one state further.</summary>
    public void Step(Guid id, SubmissionState state, ReasonCode? code = null, string? detail = null) =>
        database.Write(connection => SubmissionRows.Step(connection, id, new StoredStep(state, clock.GetUtcNow(), code, detail)));

    /// <summary>
    /// Takes a receipt whose content was checked one step on: predictions into the queue, a run to where it is published. When the same content was taken
    /// before and has not failed, and nobody asked for it again, the receipt ends here and the earlier one stands for it.
    /// </summary>
    /// <param name="submission">The receipt.</param>
    /// <param name="content">Digest of what it says, whatever its bytes.</param>
    /// <returns>Id of the earlier receipt; null when the receipt went on.</returns>
    public Guid? Accept(StoredSubmission submission, string content) => database.Write<Guid?>(connection =>
    {
        var now = clock.GetUtcNow();
        if (Earlier(connection, submission, content) is { } earlier)
        {
            SubmissionRows.Step(connection, submission.Id, new StoredStep(SubmissionState.Refused, now, ReasonCode.DuplicateSubmission, ReasonCode.DuplicateSubmission.Meaning()));
            return earlier;
        }

        connection.Execute("UPDATE submission SET content = @content WHERE id = @Id", new { content, Id = SubmissionRows.Key(submission.Id) });
        SubmissionRows.Step(connection, submission.Id, new StoredStep(SubmissionState.Schema, now));
        if (submission.Kind == SubmissionKind.Predictions)
        {
            SubmissionRows.Step(connection, submission.Id, new StoredStep(SubmissionState.Queued, now));
            connection.Execute("INSERT INTO job(submission, second, tries) VALUES(@Id, 0, 0)", new { Id = SubmissionRows.Key(submission.Id) });
        }

        return null;
    });

    /// <summary>Id of the receipt that stands for a content, the submitter's own before those of others; null when there is none or another measurement is asked for.</summary>
    /// <param name="submission">The receipt that asks.</param>
    /// <param name="content">Digest of what it says.</param>
    public Guid? Earlier(StoredSubmission submission, string content) => database.Read(connection => Earlier(connection, submission, content));

    /// <summary>Notes which run is about to be put on the board for a receipt, so that a start after a crash finds it there or not.</summary>
    public void Intend(Guid id, string run) =>
        database.Write(connection => connection.Execute("UPDATE submission SET run = @run WHERE id = @Id", new { run, Id = SubmissionRows.Key(id) }));

    /// <summary>Notes that a receipt's run is on the board.</summary>
    public void Publish(Guid id, PlacedRun run) => database.Write(connection => SubmissionRows.Publish(connection, id, run, clock.GetUtcNow()));

    /// <summary>Ids of the receipts that are <see cref="StoredSubmission.IsIntended"/>.</summary>
    public ImmutableArray<Guid> Intended() => Ids("WHERE run IS NOT NULL AND published = '[]' AND state NOT IN ('Refused', 'Failed', 'Fault')");

    /// <summary>How much a token has handed in since a time.</summary>
    public (long Count, long Bytes) Since(string token, DateTimeOffset since) => database.Read(connection => connection.QuerySingle<(long, long)>(
        "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM submission WHERE token = @token AND received > @since", new { token, since = SubmissionRows.Number(since) }));

    /// <summary>When a token handed in the first that it has handed in since a time; null when it has not.</summary>
    public DateTimeOffset? First(string token, DateTimeOffset since) => database.Read(connection => connection.QuerySingle<long?>(
        "SELECT MIN(received) FROM submission WHERE token = @token AND received > @since", new { token, since = SubmissionRows.Number(since) })) is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null;

    /// <summary>Ids of the receipts that are <see cref="StoredSubmission.IsUnchecked"/>, the first first.</summary>
    public ImmutableArray<Guid> Unchecked() => Ids("WHERE state = 'Received' OR (state = 'Schema' AND kind = 'Run') ORDER BY received");

    /// <summary>Ids of all receipts.</summary>
    public ImmutableHashSet<Guid> Ids() => [.. Ids("")];

    /// <summary>What was said while a receipt was in a state, in order.</summary>
    public ImmutableArray<string> Log(Guid id, SubmissionState state) => [.. database.Read(connection => connection.Query<string>(
        "SELECT line FROM log WHERE submission = @Id AND state = @State ORDER BY place", new { Id = SubmissionRows.Key(id), State = SubmissionRows.Word(state) }))];

    /// <summary>How many receipts are in each state that has not ended; for the status page.</summary>
    public ImmutableDictionary<SubmissionState, int> Open() => database.Read(connection => connection
        .Query<(string State, long Count)>("SELECT state, COUNT(*) FROM submission WHERE state NOT IN ('Published', 'SecondMachine', 'Refused', 'Failed', 'Fault') GROUP BY state")
        .ToImmutableDictionary(row => Enum.Parse<SubmissionState>(row.State), row => (int)row.Count));

    private static Guid? Earlier(SqliteConnection connection, StoredSubmission submission, string content) => submission.Again ? null : connection.QueryFirstOrDefault<string>(
        """
        SELECT id FROM submission WHERE content = @content AND id <> @Id AND state NOT IN ('Refused', 'Failed', 'Fault')
        ORDER BY token <> @Token, received LIMIT 1
        """,
        new { content, Id = SubmissionRows.Key(submission.Id), submission.Token }) is { } earlier ? Guid.Parse(earlier) : null;

    private ImmutableArray<Guid> Ids(string where) => [.. database.Read(connection => connection.Query<string>($"SELECT id FROM submission {where}")).Select(Guid.Parse)];
}
