using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Importing;

/// <summary>The SQLite database that the site builds from published files: checked results, places of samples and patches, words to search for.</summary>
/// <param name="folder">The site's folder.</param>
public sealed class IndexDatabase(SiteFolder folder)
{
    private const int Damaged = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>
    /// Makes the database ready: begins it, brings an earlier one up to date, and begins anew where it is damaged or of a later version,
    /// since everything in it can be read from the files again.
    /// </summary>
    /// <returns>Why it was begun anew; null when it was not.</returns>
    /// <exception cref="IndexException">It cannot be made.</exception>
    public string? Prepare()
    {
        try
        {
            var version = Migrate();
            if (version == IndexMigrations.Steps.Length)
            {
                return null;
            }

            Delete();
            Migrate();
            return $"the index was of version {version}, which is later than this program's {IndexMigrations.Steps.Length}";
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Damaged or NoDatabase)
        {
            Delete();
            Guarded(Migrate);
            return $"the index was damaged ({exception.Message.TrimEnd('.')})";
        }
        catch (SqliteException exception)
        {
            throw Explained(exception);
        }
    }

    /// <summary>A connection; the caller closes it.</summary>
    /// <exception cref="IndexException">It cannot be opened.</exception>
    public SqliteConnection Open() => Guarded(OpenPlain);

    /// <summary>Does something with the index.</summary>
    /// <exception cref="IndexException">SQLite refused; the message says what to do.</exception>
    public T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Explained(exception);
        }
    }

    private SqliteConnection OpenPlain()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Index, DefaultTimeout = 30, ForeignKeys = true }.ToString());
        try
        {
            connection.Open();
            // What a power failure takes is read from the files again.
            connection.Execute("PRAGMA synchronous = NORMAL");
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes the steps that are missing, each whole or not at all, and gives the version that the database has then.</summary>
    private int Migrate()
    {
        using var connection = OpenPlain();
        connection.Execute("PRAGMA journal_mode = WAL");
        for (var version = connection.ExecuteScalar<int>("PRAGMA user_version"); version < IndexMigrations.Steps.Length; version++)
        {
            using var step = connection.BeginTransaction();
            connection.Execute($"{IndexMigrations.Steps[version]}; PRAGMA user_version = {version + 1}", transaction: step);
            step.Commit();
        }

        connection.Execute("SELECT COUNT(*) FROM run");
        return connection.ExecuteScalar<int>("PRAGMA user_version");
    }

    private void Delete()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { folder.Index, folder.Index + "-wal", folder.Index + "-shm" })
        {
            File.Delete(file);
        }
    }

    private IndexException Explained(SqliteException exception)
    {
        var mend = exception.SqliteErrorCode switch
        {
            Full => $"The disk is full: {FreeMiB()} MiB are free in {folder.Root}. Make room; the import goes on by itself.",
            CannotOpen => $"Make {folder.Root} writable for this user.",
            Damaged or NoDatabase => "Stop the site, delete index.sqlite and start it again: it is built from the files.",
            _ => $"{FreeMiB()} MiB are free in {folder.Root}.",
        };
        return new IndexException($"The index '{folder.Index}' cannot be used: {exception.Message.TrimEnd('.')}. {mend}", exception);
    }

    private long FreeMiB() => new DriveInfo(folder.Root).AvailableFreeSpace >> 20;
}
