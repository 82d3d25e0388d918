using System.Text;
using Bench.Evaluation.Patches;

namespace Bench.Harvester.Mine.Diffs;

/// <summary>Reads a line such as <c>:100644 100644 1f… 2e… M⇥path</c>.</summary>
internal static class RawEntryReader
{
    private const string SubmoduleMode = "160000";

    /// <summary>Reads a line, which begins with a colon.</summary>
    /// <exception cref="InvalidDataException">It is no such line.</exception>
    public static RawEntry Read(ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var fields = tab < 0 ? [] : Encoding.ASCII.GetString(line[1..tab]).Split(' ');
        if (fields.Length != 5 || fields[4].Length == 0)
        {
            throw new InvalidDataException($"git wrote a changed file without its fields: {Encoding.UTF8.GetString(line)}");
        }

        var names = line[(tab + 1)..];
        var first = Name(ref names);
        var second = names.IsEmpty ? null : Name(ref names);
        var kind = fields[4][0] switch
        {
            'A' => FileChange.Added,
            'D' => FileChange.Removed,
            'R' => FileChange.Renamed,
            'C' => FileChange.Added,
            _ => FileChange.Modified,
        };
        return new RawEntry(second ?? first, kind == FileChange.Renamed ? first : null, kind, fields[2], fields[3], fields[4][0] == 'T', fields[0] == SubmoduleMode || fields[1] == SubmoduleMode);
    }

    /// <summary>Takes a name and the tab after it.</summary>
    private static string Name(ref ReadOnlySpan<byte> names)
    {
        if (QuotedName.Read(names, out var consumed) is { } quoted)
        {
            names = consumed < names.Length ? names[(consumed + 1)..] : [];
            return Encoding.UTF8.GetString(quoted);
        }

        var tab = names.IndexOf((byte)'\t');
        var name = Encoding.UTF8.GetString(tab < 0 ? names : names[..tab]);
        names = tab < 0 ? [] : names[(tab + 1)..];
        return name;
    }
}
