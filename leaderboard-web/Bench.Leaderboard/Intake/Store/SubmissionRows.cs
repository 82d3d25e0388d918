using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Submissions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>How receipts stand in the tables. Every method works within the caller's transaction.</summary>
internal static class SubmissionRows
{
    /// <summary>Most lines of a receipt's log; later ones are dropped.</summary>
    public const int MostLines = 20_000;

    private const string Columns = """
        id AS Id, token AS Token, kind AS Kind, sha256 AS Sha256, bytes AS Bytes, disclosure AS Disclosure, again AS Again, received AS Received,
        state AS State, run AS Run, published AS Published
        """;

    /// <summary>A state as it is kept.</summary>
    public static string Word(SubmissionState state) => state.ToString();

    /// <summary>A time as it is kept: milliseconds.</summary>
    public static long Number(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    /// <summary>An id as it is kept.</summary>
    public static string Key(Guid id) => id.ToString("D");

    /// <summary>Adds a receipt in its first state.</summary>
    public static void Add(SqliteConnection connection, Arrival arrival, DateTimeOffset now)
    {
        connection.Execute(
            """
            INSERT INTO submission(id, token, kind, sha256, bytes, disclosure, again, received, state)
            VALUES(@Id, @Token, @Kind, @Sha256, @Bytes, @Disclosure, @Again, @Received, '')
            """,
            new
            {
                Id = Key(arrival.Id),
                arrival.Token,
                Kind = arrival.Kind.ToString(),
                arrival.Sha256,
                arrival.Bytes,
                Disclosure = BenchJson.Line(arrival.Disclosure),
                arrival.Again,
                Received = Number(now),
            });
        Step(connection, arrival.Id, new StoredStep(SubmissionState.Received, now));
    }

    /// <summary>Adds a state and makes it the last one.</summary>
    public static void Step(SqliteConnection connection, Guid id, StoredStep step)
    {
        connection.Execute(
            """
            INSERT INTO step(submission, place, state, at, code, detail)
            VALUES(@Id, (SELECT COUNT(*) FROM step WHERE submission = @Id), @State, @At, @Code, @Detail)
            """,
            new { Id = Key(id), State = Word(step.State), At = Number(step.At), Code = step.Code?.Name(), step.Detail });
        connection.Execute("UPDATE submission SET state = @State WHERE id = @Id", new { Id = Key(id), State = Word(step.State) });
    }

    /// <summary>Notes that a receipt's run is on the board.</summary>
    public static void Publish(SqliteConnection connection, Guid id, PlacedRun run, DateTimeOffset now)
    {
        connection.Execute(
            "UPDATE submission SET run = @Run, published = @Submissions WHERE id = @Id", new { run.Run, Submissions = BenchJson.Line(run.Submissions), Id = Key(id) });
        Step(connection, id, new StoredStep(SubmissionState.Published, now, Detail: run.Detail));
    }

    /// <summary>Adds lines to a receipt's log.</summary>
    public static void Say(SqliteConnection connection, Guid id, SubmissionState state, IEnumerable<string> lines)
    {
        var place = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM log WHERE submission = @Id", new { Id = Key(id) });
        foreach (var line in lines.Take(Math.Max(0, MostLines - place)))
        {
            connection.Execute("INSERT INTO log(submission, place, state, line) VALUES(@Id, @place, @State, @line)", new { Id = Key(id), place, State = Word(state), line });
            place++;
        }
    }

    /// <summary>A receipt; null when there is none of that id.</summary>
    public static StoredSubmission? Find(SqliteConnection connection, Guid id)
    {
        var row = connection.QuerySingleOrDefault<SubmissionRow>($"SELECT {Columns} FROM submission WHERE id = @Id", new { Id = Key(id) });
        if (row is null)
        {
            return null;
        }

        var said = connection.Query<string>("SELECT DISTINCT state FROM log WHERE submission = @Id", new { row.Id }).ToHashSet(StringComparer.Ordinal);
        var steps = connection.Query<StepRow>("SELECT state AS State, at AS At, code AS Code, detail AS Detail FROM step WHERE submission = @Id ORDER BY place", new { row.Id });
        return Of(row, [.. steps.Select(step => Of(step, said))]);
    }

    private static StoredSubmission Of(SubmissionRow row, ImmutableArray<StoredStep> steps) => new(
        Guid.Parse(row.Id),
        row.Token,
        Enum.Parse<SubmissionKind>(row.Kind),
        row.Sha256,
        row.Bytes,
        JsonSerializer.Deserialize<Disclosure>(row.Disclosure, BenchJson.Options)!,
        row.Again != 0,
        DateTimeOffset.FromUnixTimeMilliseconds(row.Received),
        Enum.Parse<SubmissionState>(row.State),
        row.Run,
        [.. JsonSerializer.Deserialize<string[]>(row.Published, BenchJson.Options)!],
        steps);

    private static StoredStep Of(StepRow row, HashSet<string> said) => new(
        Enum.Parse<SubmissionState>(row.State),
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.Code is null ? null : ReasonCodes.TryParse(row.Code),
        row.Detail,
        said.Contains(row.State));

    private sealed record SubmissionRow(
        string Id, string Token, string Kind, string Sha256, long Bytes, string Disclosure, long Again, long Received, string State, string? Run, string Published);

    private sealed record StepRow(string State, long At, string? Code, string? Detail);
}
