using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Scoring.Runs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Importing;

/// <summary>The published runs of the index. Each is written in one transaction: it is there whole or not at all.</summary>
/// <param name="index">The index.</param>
public sealed class RunStore(IndexDatabase index)
{
    /// <summary>Stamps and digests of the runs that are there.</summary>
    public ImmutableDictionary<string, (string Stamp, string Digest)> Known()
    {
        using var connection = index.Open();
        return index.Guarded(() => connection.Query<(string Id, string Stamp, string Digest)>("SELECT id, stamp, digest FROM run"))
            .ToImmutableDictionary(row => row.Id, row => (row.Stamp, row.Digest), StringComparer.Ordinal);
    }

    /// <summary>Writes a run in place of an earlier state of it.</summary>
    /// <param name="state">What its folder showed.</param>
    /// <param name="digest">Digest of its <c>publication.json</c>.</param>
    /// <param name="run">The run, checked.</param>
    public void Put(RunState state, string digest, PublishedRun run)
    {
        using var connection = index.Open();
        index.Guarded(() =>
        {
            using var step = connection.BeginTransaction();
            connection.Execute("DELETE FROM run WHERE id = @Id", state, step);
            var number = connection.ExecuteScalar<long>(
                "INSERT INTO run(id, digest, stamp, publication, manifest) VALUES(@Id, @digest, @Stamp, @publication, @manifest) RETURNING number",
                new
                {
                    state.Id,
                    digest,
                    state.Stamp,
                    publication = BenchJson.Line(run.Publication with { Files = run.Publication.Files.RemoveRange(run.Publication.Files.Keys.Where(IsLog)) }),
                    manifest = BenchJson.Line(run.Manifest),
                },
                step);
            connection.Execute("INSERT INTO result(run, results) VALUES(@number, @results)", new { number, results = ResultCodec.Write(run.Results) }, step);
            connection.Execute(
                "INSERT INTO detail(run, model, task, attempt, key, seconds) VALUES(@number, @Model, @Task, @Attempt, @Key, @Seconds)",
                run.Results.Select(result => new { number, result.Model, Task = result.Task.Value, result.Attempt, result.Key, Seconds = Json(result.PhaseSeconds) }),
                step);
            PutPlaces(connection, step, number, run);
            step.Commit();
            return true;
        });
    }

    /// <summary>Notes that a run's folder was touched and holds what it held.</summary>
    public void Touch(RunState state)
    {
        using var connection = index.Open();
        index.Guarded(() => connection.Execute("UPDATE run SET stamp = @Stamp WHERE id = @Id", state));
    }

    /// <summary>Removes a run whose folder is gone.</summary>
    public void Remove(string id)
    {
        using var connection = index.Open();
        index.Guarded(() => connection.Execute("DELETE FROM run WHERE id = @id", new { id }));
    }

    /// <summary>What the index holds of a run; null when it holds nothing.</summary>
    internal StoredRow? Find(string id)
    {
        using var connection = index.Open();
        return index.Guarded(() => connection.QuerySingleOrDefault<StoredRow>("SELECT digest, publication, manifest, results FROM run JOIN result ON run = number WHERE id = @id", new { id }));
    }

    /// <summary>The names of logs are found by looking; thousands of them would only fill memory.</summary>
    private static bool IsLog(string file) => file.StartsWith("logs/", StringComparison.Ordinal);

    private static string? Json(ImmutableSortedDictionary<Phase, double>? seconds) => seconds is null ? null : BenchJson.Line(seconds);

    private static void PutPlaces(SqliteConnection connection, SqliteTransaction step, long run, PublishedRun checkedRun)
    {
        connection.Execute(
            "INSERT INTO sitting(run, id, start, length) VALUES(@run, @Sitting, @Offset, @Length)",
            checkedRun.Sittings.Select(place => new { run, place.Sitting, place.Offset, place.Length }),
            step);
        connection.Execute(
            "INSERT INTO patch(run, model, task, attempt, start, length) VALUES(@run, @Model, @Task, @Attempt, @Offset, @Length)",
            checkedRun.Patches.Select(place => new { run, place.Model, place.Task, place.Attempt, place.Offset, place.Length }),
            step);
    }

    /// <summary>A row of the table.</summary>
    internal sealed record StoredRow(string Digest, string Publication, string Manifest, byte[] Results);
}
