using System.Text.Json;
using Bench.Contracts.Documents;

namespace Bench.Leaderboard.Data;

/// <summary>Reads stretches of published files.</summary>
internal static class FilePart
{
    /// <summary>The bytes of a stretch.</summary>
    /// <exception cref="IOException">The file is shorter than it was when it was imported, or cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, long start, long length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: false);
        stream.Position = start;
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Lines that are not blank.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n') is >= 0 and var found ? found : bytes.Length;
            if (!bytes.Span[..end].Trim(" \t\r"u8).IsEmpty)
            {
                yield return bytes[..end];
            }

            bytes = bytes[Math.Min(end + 1, bytes.Length)..];
        }
    }

    /// <summary>A line as a value.</summary>
    /// <exception cref="IOException">The file is not what it was when it was imported.</exception>
    public static T Value<T>(ReadOnlyMemory<byte> line, string run, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Span, BenchJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new IOException($"{file} of run {run} is not what it was when it was imported.", exception);
        }
    }
}
