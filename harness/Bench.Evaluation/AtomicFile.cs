using System.Text.RegularExpressions;
using Bench.Sandbox.Faults;

namespace Bench.Evaluation;

/// <summary>Writes whole files: a reader sees the old content or the new, never a half.</summary>
public static partial class AtomicFile
{
    /// <summary>Files in a folder that were being written when their writer was killed: their names are ones that only we make.</summary>
    public static IEnumerable<string> HalvesIn(string folder) => Directory.EnumerateFiles(folder, "*.part").Where(file => HalfEnd().IsMatch(file));

    /// <summary>Writes a text, making the folder when it does not exist.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        });

    /// <summary>Writes lines, each with a line feed at its end, making the folder when it does not exist.</summary>
    /// <exception cref="IOException">It cannot be written; the old content stands.</exception>
    public static Task WriteLinesAsync(string path, IEnumerable<string> lines, CancellationToken cancellationToken) =>
        WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (var line in lines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
            }
        });

    /// <summary>Writes what the function puts into the stream.</summary>
    /// <exception cref="IOException">It cannot be written; the old content stands. The message says what to do when the disk is full.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var scratch = $"{path}.{Guid.NewGuid():N}.part";
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

    [GeneratedRegex(@"\.[0-9a-f]{32}\.part\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HalfEnd();
}
