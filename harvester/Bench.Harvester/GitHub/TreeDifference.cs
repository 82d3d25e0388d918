using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bench.Harvester.Mine;

namespace Bench.Harvester.GitHub;

/// <summary>Reads what <c>git diff-tree -z --raw --numstat</c> prints: first what happened to each file, then its lines.</summary>
internal static class TreeDifference
{
    /// <summary>The files, in the order of git.</summary>
    public static ImmutableArray<ChangedFile> Read(ReadOnlyMemory<byte> output)
    {
        var fields = new Queue<string>(Encoding.UTF8.GetString(output.Span).Split('\0', StringSplitOptions.None)[..^1]);
        var files = new List<ChangedFile>();
        while (fields.TryPeek(out var head) && head.StartsWith(':'))
        {
            fields.Dequeue();
            var kind = KindOf(head[(head.LastIndexOf(' ') + 1)..]);
            var path = fields.Dequeue();
            files.Add(kind == FileChange.Renamed ? new ChangedFile(fields.Dequeue(), path, kind, null, null) : new ChangedFile(path, null, kind, null, null));
        }

        var lines = new Dictionary<string, (int? Added, int? Removed)>(StringComparer.Ordinal);
        while (fields.TryDequeue(out var counts) && counts.Split('\t', 3) is [var added, var removed, var path])
        {
            lines[path.Length > 0 ? path : NewPath(fields)] = (Number(added), Number(removed));
        }

        return [.. files.Select(file => lines.TryGetValue(file.Path, out var found) ? file with { AddedLines = found.Added, RemovedLines = found.Removed } : file)];
    }

    /// <summary>A rename has its two paths in fields of their own.</summary>
    private static string NewPath(Queue<string> fields)
    {
        fields.Dequeue();
        return fields.Dequeue();
    }

    /// <summary>A binary file has a dash.</summary>
    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FileChange KindOf(string status) => status[0] switch
    {
        'A' => FileChange.Added,
        'D' => FileChange.Removed,
        'R' => FileChange.Renamed,
        _ => FileChange.Modified,
    };
}
