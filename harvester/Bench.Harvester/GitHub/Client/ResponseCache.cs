using System.IO.Compression;
using Bench.Sandbox.Faults;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Harvester.GitHub.Client;

/// <summary>
/// Answers on disk, packed, each written when it has arrived whole and was found to be of the right shape. Only its owner may read the file: it may
/// hold what a private repository says. It never holds a token. One thread at a time.
/// </summary>
internal sealed class ResponseCache : IDisposable
{
    private const int Version = 1;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS response(
            address TEXT PRIMARY KEY, body BLOB, etag TEXT, next TEXT, last TEXT, asked_at INTEGER NOT NULL)
        """;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private ResponseCache(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens a cache, or begins one.</summary>
    /// <exception cref="ApiException">The file cannot be used.</exception>
    public static ResponseCache Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        var cache = new ResponseCache(path, connection);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
            }

            cache.Begin();
            return cache;
        }
        catch (Exception exception)
        {
            cache.Dispose();
            throw exception is IOException or UnauthorizedAccessException ? cache.Fault(exception) : exception;
        }
    }

    /// <summary>What is held for an address; null when nothing, or nothing that can be unpacked.</summary>
    public CachedResponse? Find(Uri address) => Guarded(() =>
    {
        var row = _connection.QuerySingleOrDefault<Row>(
            "SELECT body, etag, next, last, asked_at AS askedAt FROM response WHERE address = @address", new { address = address.AbsoluteUri });
        try
        {
            return row is null ? null : new CachedResponse(address, Unpack(row.Body), row.ETag, new PageLinks(Link(row.Next), Link(row.Last)), DateTimeOffset.FromUnixTimeSeconds(row.AskedAt));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    });

    /// <summary>Keeps an answer in place of an earlier one.</summary>
    public void Keep(CachedResponse response) => Guarded(() => _connection.Execute(
        "INSERT OR REPLACE INTO response(address, body, etag, next, last, asked_at) VALUES(@Address, @Body, @ETag, @Next, @Last, @AskedAt)",
        new
        {
            Address = response.Address.AbsoluteUri,
            Body = Pack(response.Body),
            response.ETag,
            Next = response.Links.Next?.AbsoluteUri,
            Last = response.Links.Last?.AbsoluteUri,
            AskedAt = response.AskedAt.ToUnixTimeSeconds(),
        }));

    /// <summary>Drops an answer.</summary>
    public void Forget(Uri address) => Guarded(() => _connection.Execute("DELETE FROM response WHERE address = @address", new { address = address.AbsoluteUri }));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Begin() => Guarded(() =>
    {
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        var version = _connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version is not (0 or Version))
        {
            throw new ApiException(ApiProblem.Cache, $"The cache '{_path}' was written by another version of Bench. Delete it and run the same command again; what it held is asked for again.");
        }

        return _connection.Execute($"{Schema}; PRAGMA user_version = {Version}");
    });

    private T Guarded<T>(Func<T> query)
    {
        try
        {
            return query();
        }
        catch (SqliteException exception)
        {
            throw Fault(exception);
        }
    }

    private ApiException Fault(Exception exception)
    {
        const int damaged = 11;
        const int noDatabase = 26;
        const int full = 13;
        var mend = exception switch
        {
            SqliteException { SqliteErrorCode: damaged or noDatabase } => "Delete it and run the same command again; what it held is asked for again.",
            SqliteException { SqliteErrorCode: full } => DiskSpace.Room(Path.GetDirectoryName(Path.GetFullPath(_path))!),
            _ => "Choose another place for it, or make this one writable.",
        };
        return new ApiException(ApiProblem.Cache, $"The cache of GitHub's answers '{_path}' cannot be used: {exception.Message.TrimEnd('.')}. {mend}");
    }

    private static Uri? Link(string? address) => address is null ? null : new Uri(address);

    private static byte[]? Pack(byte[]? body)
    {
        if (body is null)
        {
            return null;
        }

        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private static byte[]? Unpack(byte[]? packed)
    {
        if (packed is null)
        {
            return null;
        }

        using var unpacked = new MemoryStream();
        using (var unpacker = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            unpacker.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }

    private sealed record Row(byte[]? Body, string? ETag, string? Next, string? Last, long AskedAt);
}
