using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Leaderboard.Intake.Store;

/// <summary>
/// The file <c>intake.sqlite</c>: tokens, receipts and the queue. It is its own truth and cannot be built again from other files. Every change is
/// one transaction that is on the disk when the call returns.
/// </summary>
/// <param name="folder">Folder of the published runs.</param>
internal sealed class IntakeDatabase(string folder)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "intake.sqlite";

    private readonly Lock _writing = new();
    private volatile bool _isReady;

    /// <summary>Asks.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        using var connection = Open();
        return Sound(connection, query);
    }

    /// <summary>Changes something, in one transaction; all of it is there afterwards, or nothing.</summary>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public T Write<T>(Func<SqliteConnection, T> change)
    {
        using var turn = _writing.EnterScope();
        using var connection = Open();
        return Sound(connection, open =>
        {
            // Begins at once with the right to write, so that two processes cannot both read first and then disagree.
            using var step = open.BeginTransaction(deferred: false);
            var result = change(open);
            step.Commit();
            return result;
        });
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<SqliteConnection> change) => Write(connection =>
    {
        change(connection);
        return true;
    });

    /// <summary>A connection that met a full disk may stay broken when there is room again: none such goes back to the pool.</summary>
    private static T Sound<T>(SqliteConnection connection, Func<SqliteConnection, T> use)
    {
        try
        {
            return use(connection);
        }
        catch (SqliteException)
        {
            SqliteConnection.ClearPool(connection);
            throw;
        }
    }

    private SqliteConnection Open()
    {
        if (!_isReady)
        {
            using var turn = _writing.EnterScope();
            Prepare();
        }

        return Connect();
    }

    private void Prepare()
    {
        if (_isReady)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        MakePrivate(Path.Combine(folder, FileName));
        using var connection = Connect();
        connection.Execute("PRAGMA journal_mode = WAL");
        using var step = connection.BeginTransaction(deferred: false);
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > IntakeMigrations.Scripts.Length)
        {
            throw new IOException($"{FileName} was written by a later version of Bench (format {version}, this one knows {IntakeMigrations.Scripts.Length}). Use that version, or restore a copy from before.");
        }

        foreach (var script in IntakeMigrations.Scripts.Skip(version))
        {
            connection.Execute(script);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {IntakeMigrations.Scripts.Length}"));
        step.Commit();
        _isReady = true;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), ForeignKeys = true }.ToString());
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
        return connection;
    }

    /// <summary>
    /// Nobody but the owner reads who handed what in. A file that is there is not opened: closing it would drop the locks that SQLite holds on it in this process.
    /// </summary>
    private static void MakePrivate(string path)
    {
        try
        {
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException) when (File.Exists(path))
        {
            // It has been made before.
        }
    }
}
