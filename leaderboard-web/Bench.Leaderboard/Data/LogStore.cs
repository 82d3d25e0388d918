using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Data;

/// <summary>Reads the logs of one arm of a run in stretches. Names are looked up among those that are there; links are never followed.</summary>
public sealed partial class LogStore
{
    /// <summary>Most bytes of a stretch.</summary>
    public const int MostBytes = 64 << 10;

    private const int MostLogs = 50;
    private const int LongestLetter = 4;

    private readonly ImportedFiles _files = new();

    /// <summary>The logs of an arm by name; none when nothing was published.</summary>
    /// <param name="run">The run, out of the data set.</param>
    /// <param name="task">The task.</param>
    /// <param name="arm">Name of the arm, as a result states it.</param>
    public ImmutableArray<LogName> Names(RunEntry run, TaskId task, string? arm) =>
        [.. Files(run, task, arm).Select(file => new LogName(Path.GetFileNameWithoutExtension(file.Name), file.Length))];

    /// <summary>A stretch of a log; null when there is no such log.</summary>
    /// <param name="run">The run, out of the data set.</param>
    /// <param name="task">The task.</param>
    /// <param name="arm">Name of the arm, as a result states it.</param>
    /// <param name="name">Name of the log; it is looked up and is no path.</param>
    /// <param name="start">First byte to read; moved to the beginning of a letter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The log is not what it was when it was imported.</exception>
    public async Task<LogPage?> ReadAsync(RunEntry run, TaskId task, string? arm, string name, long start, CancellationToken cancellationToken)
    {
        if (Files(run, task, arm).FirstOrDefault(file => Path.GetFileNameWithoutExtension(file.Name) == name) is not { } file)
        {
            return null;
        }

        await _files.CheckAsync(run, $"logs/{task.Value}/{arm}/{file.Name}", cancellationToken);
        var from = Math.Clamp(start, 0, file.Length);
        var bytes = await FilePart.ReadAsync(file.FullName, from, Math.Min(MostBytes, file.Length - from), cancellationToken);
        var isLast = from + bytes.Length == file.Length;
        var whole = isLast ? bytes : bytes[..End(bytes.Span)];
        return new LogPage(Encoding.UTF8.GetString(whole.Span), from, isLast ? null : from + whole.Length, file.Length);
    }

    /// <summary>Where to cut: after the last line end, else before a letter that is not whole.</summary>
    private static int End(ReadOnlySpan<byte> bytes)
    {
        if (bytes.LastIndexOf((byte)'\n') is > 0 and var line)
        {
            return line + 1;
        }

        var end = bytes.Length;
        while (end > bytes.Length - LongestLetter && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end - 1 > 0 && bytes[end - 1] >= 0xC0 ? end - 1 : bytes.Length;
    }

    private static IEnumerable<FileInfo> Files(RunEntry run, TaskId task, string? arm)
    {
        if (arm is null || !PlainName().IsMatch(arm))
        {
            return [];
        }

        var logs = new DirectoryInfo(Path.Combine(run.Folder, "logs"));
        var ofTask = new DirectoryInfo(Path.Combine(logs.FullName, task.Value));
        var ofArm = new DirectoryInfo(Path.Combine(ofTask.FullName, arm));
        return Array.TrueForAll([logs, ofTask, ofArm], folder => folder.Exists && IsPlain(folder))
            ? ofArm.EnumerateFiles("*.log").Where(IsPlain).OrderBy(file => file.Name, StringComparer.Ordinal).Take(MostLogs)
            : [];
    }

    private static bool IsPlain(FileSystemInfo entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.Attributes.HasFlag(FileAttributes.Device);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainName();
}
