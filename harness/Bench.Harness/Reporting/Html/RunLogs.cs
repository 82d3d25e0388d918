using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Bench.Contracts.Tasks;

namespace Bench.Harness.Reporting.Html;

/// <summary>
/// Reads the logs of a run, from <c>logs/&lt;task&gt;/&lt;arm&gt;/*.log</c>. A run may come from somebody else: names that are no plain name, links
/// and everything else that is no plain file are passed over, so that a page never holds a file from outside of the run.
/// </summary>
/// <param name="runFolder">Folder of the run.</param>
internal sealed partial class RunLogs(string runFolder)
{
    private const int MostLogsOfAnArm = 12;

    /// <summary>The logs of an arm, by name; none when the arm has no folder.</summary>
    /// <param name="task">The task.</param>
    /// <param name="arm">Name of the arm.</param>
    /// <param name="mostBytes">What is kept of each: the first quarter of this and the rest from its end.</param>
    public ImmutableArray<LogExcerpt> Of(TaskId task, string arm, int mostBytes)
    {
        if (!PlainName().IsMatch(arm))
        {
            return [];
        }

        var logs = new DirectoryInfo(Path.Combine(runFolder, "logs"));
        var ofTask = new DirectoryInfo(Path.Combine(logs.FullName, task.Value));
        var ofArm = new DirectoryInfo(Path.Combine(ofTask.FullName, arm));
        return Array.TrueForAll([logs, ofTask, ofArm], folder => folder.Exists && IsPlain(folder))
            ? [.. ofArm.EnumerateFiles("*.log").Where(file => IsPlain(file) && file.Length > 0).OrderBy(file => file.Name, StringComparer.Ordinal).Take(MostLogsOfAnArm).Select(file => Read(file, mostBytes))]
            : [];
    }

    private static bool IsPlain(FileSystemInfo entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.Attributes.HasFlag(FileAttributes.Device);

    private static LogExcerpt Read(FileInfo file, int mostBytes)
    {
        using var stream = file.OpenRead();
        var length = stream.Length;
        if (length <= mostBytes)
        {
            return new LogExcerpt(file.Name, length, Text(stream, (int)length), "", 0);
        }

        var head = Text(stream, mostBytes / 4);
        var rest = mostBytes - (mostBytes / 4);
        stream.Position = length - rest;
        return new LogExcerpt(file.Name, length, head, Text(stream, rest), length - mostBytes);
    }

    /// <summary>Bytes that are no UTF-8, such as a letter cut in two, become the replacement character.</summary>
    private static string Text(FileStream stream, int bytes)
    {
        var buffer = new byte[bytes];
        return Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, bytes, throwOnEndOfStream: false));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex PlainName();
}
