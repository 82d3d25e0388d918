using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Importing;
using Bench.Scoring.Rules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Boards;

/// <summary>
/// The usual board of the last state, kept in the index: a start shows it at once and computes scores behind it. It is that of the same published
/// files and the same program, or it is not used.
/// </summary>
/// <param name="index">The index.</param>
public sealed class KeptBoard(IndexDatabase index)
{
    /// <summary>The board of a state; null when it is not kept, or cannot be read.</summary>
    public BoardView? Find(Dataset dataset)
    {
        try
        {
            using var connection = index.Open();
            var json = index.Guarded(() => connection.QuerySingleOrDefault<byte[]>("SELECT json FROM board WHERE state = @state", new { state = State(dataset) }));
            return json is null ? null : JsonSerializer.Deserialize<BoardView>(json, BenchJson.Options);
        }
        catch (Exception exception) when (exception is IndexException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the board of a state in place of the one before; where the disk is full the next start computes it.</summary>
    public void Put(Dataset dataset, BoardView board)
    {
        try
        {
            using var connection = index.Open();
            index.Guarded(() => Write(connection, State(dataset), BenchJson.Payload(board)));
        }
        catch (IndexException)
        {
            // The import says what is wrong with the index, and goes on when it is mended.
        }
    }

    private static bool Write(SqliteConnection connection, string state, byte[] json)
    {
        using var step = connection.BeginTransaction();
        connection.Execute("DELETE FROM board", transaction: step);
        connection.Execute("INSERT INTO board(state, json) VALUES(@state, @json)", new { state, json }, step);
        step.Commit();
        return true;
    }

    /// <summary>What a board depends on: the files, and the code that reads, scores and shows them.</summary>
    private static string State(Dataset dataset) =>
        string.Join(' ', new[] { typeof(BoardView), typeof(IScoreRule), typeof(BenchJson) }.Select(type => type.Module.ModuleVersionId.ToString("N")).Prepend(dataset.Version));
}
