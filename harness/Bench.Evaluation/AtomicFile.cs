using Bench.Sandbox.Faults;

namespace Bench.Evaluation;

/// <summary>Writes whole files: a reader sees the old content or the new, never a half.</summary>
public static class AtomicFile
{
    /// <summary>End of the name of a file that is being written.</summary>
    public const string HalfSuffix = ".part";

    /// <summary>Writes a text, making the folder when it does not exist.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        });

    /// <summary>Writes what the function puts into the stream.</summary>
    /// <exception cref="IOException">It cannot be written; the old content stands. The message says what to do when the disk is full.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var scratch = $"{path}.{Guid.NewGuid():N}{HalfSuffix}";
        try
        {
            await using (var stream = new FileStream(scratch, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(scratch, path, overwrite: true);
        }
        catch (IOException exception) when (DiskSpace.Explain(exception, Path.GetDirectoryName(scratch)!) is { } explained)
        {
            throw new IOException(explained, exception);
        }
        finally
        {
            File.Delete(scratch);
        }
    }
}
