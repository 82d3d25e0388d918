using System.IO.Compression;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Harvester.Tests.GitHub;

/// <summary>What a cache holds, unpacked.</summary>
internal static class CacheContent
{
    /// <summary>All of it as one text.</summary>
    public static string Of(string path)
    {
        var text = new StringBuilder();
        foreach (var row in Rows(path))
        {
            text.AppendLine(row.Address).AppendLine(row.ETag).AppendLine(row.Next);
            if (row.Body is { } body)
            {
                using var unpacker = new StreamReader(new ZLibStream(new MemoryStream(body), CompressionMode.Decompress));
                text.AppendLine(unpacker.ReadToEnd());
            }
        }

        return text.ToString();
    }

    /// <summary>Runs a statement on the cache.</summary>
    public static void Change(string path, string statement)
    {
        using var connection = Open(path);
        connection.Execute(statement);
    }

    private static List<Row> Rows(string path)
    {
        using var connection = Open(path);
        return [.. connection.Query<Row>("SELECT address, etag, next, body FROM response")];
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private sealed record Row(string Address, string? ETag, string? Next, byte[]? Body);
}
