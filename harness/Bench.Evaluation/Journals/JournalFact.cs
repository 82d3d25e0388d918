using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Evaluation.Journals;

/// <summary>One fact of a journal that somebody else may have written or writes now: nothing of the run's folder is locked, made or changed.</summary>
public static class JournalFact
{
    /// <summary>The fact; null when the folder holds no journal that can be read, or the journal no such fact.</summary>
    /// <param name="runFolder">Folder of the run.</param>
    /// <param name="name">Name of the fact.</param>
    public static string? Read(string runFolder, string name)
    {
        if (!Journal.IsIn(runFolder))
        {
            return null;
        }

        try
        {
            using var connection = new SqliteConnection(ReadOnly(Journal.PathIn(runFolder)));
            connection.Open();
            return connection.QuerySingleOrDefault<string>("SELECT value FROM fact WHERE name = @name", new { name });
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>A journal that was closed is whole without its side files, which SQLite would make otherwise and cannot in a read-only folder.</summary>
    private static string ReadOnly(string path)
    {
        var closed = !File.Exists(path + "-wal");
        var address = "file:" + Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal) + (closed ? "?immutable=1" : "");
        return new SqliteConnectionStringBuilder { DataSource = address, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
    }
}
