using System.Collections.Immutable;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Leaderboard.Importing;
using Dapper;

namespace Bench.Leaderboard.Data;

/// <summary>Reads what a result says that only the page about it shows. Held for every result it would be half of the site's memory.</summary>
/// <param name="index">Keeps it.</param>
public sealed class DetailStore(IndexDatabase index)
{
    /// <summary>A result with its details; as it is when its run has been replaced meanwhile.</summary>
    /// <exception cref="IndexException">The index cannot be read.</exception>
    public TaskResult Whole(SubmissionEntry submission, TaskResult result)
    {
        using var connection = index.Open();
        var row = index.Guarded(() => connection.QuerySingleOrDefault<Row>(
            "SELECT key, seconds FROM detail WHERE run = (SELECT number FROM run WHERE id = @run) AND model = @model AND task = @task AND attempt = @attempt",
            new { run = submission.Run.Id, model = result.Model, task = result.Task.Value, attempt = result.Attempt }));
        return row is null ? result : result with
        {
            Key = row.Key,
            PhaseSeconds = row.Seconds is null ? null : JsonSerializer.Deserialize<ImmutableSortedDictionary<Phase, double>>(row.Seconds, BenchJson.Options),
        };
    }

    private sealed record Row(string Key, string? Seconds);
}
