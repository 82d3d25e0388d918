using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bench.Evaluation.Patches;

/// <summary>Writes a patch as git would, without the object ids that only matter to git. What it writes reads back as the same change.</summary>
public static class PatchWriter
{
    /// <summary>The bytes of the diff.</summary>
    public static byte[] Write(Patch patch)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var file in patch.Files)
        {
            Write(output, file);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, FileChange file)
    {
        Line(output, "diff --git "u8, Name("a/", file.OldPath), " "u8, Name("b/", file.NewPath));
        WriteModes(output, file);
        var (from, to) = file.Kind == ChangeKind.Renamed ? ("rename from ", "rename to ") : ("copy from ", "copy to ");
        if (file.Kind is ChangeKind.Renamed or ChangeKind.Copied)
        {
            Line(output, Encoding.ASCII.GetBytes(from), Name("", file.OldPath));
            Line(output, Encoding.ASCII.GetBytes(to), Name("", file.NewPath));
        }

        if (!file.Hunks.IsEmpty)
        {
            Line(output, "--- "u8, file.Kind == ChangeKind.Added ? "/dev/null"u8 : MarkedName("a/", file.OldPath));
            Line(output, "+++ "u8, file.Kind == ChangeKind.Deleted ? "/dev/null"u8 : MarkedName("b/", file.NewPath));
        }

        foreach (var hunk in file.Hunks)
        {
            Write(output, hunk);
        }
    }

    private static void WriteModes(ArrayBufferWriter<byte> output, FileChange file)
    {
        if (file.Kind == ChangeKind.Added)
        {
            Line(output, "new file mode "u8, Octal(file.NewMode));
        }
        else if (file.Kind == ChangeKind.Deleted)
        {
            Line(output, "deleted file mode "u8, Octal(file.OldMode));
        }
        else if (file.NewMode is not null)
        {
            Line(output, "old mode "u8, Octal(file.OldMode));
            Line(output, "new mode "u8, Octal(file.NewMode));
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, Hunk hunk)
    {
        Line(output, Encoding.ASCII.GetBytes($"@@ -{Range(hunk.OldStart, hunk.OldCount)} +{Range(hunk.NewStart, hunk.NewCount)} @@"));
        foreach (var line in hunk.Lines)
        {
            output.Write(line.Kind switch
            {
                LineKind.Added => "+"u8,
                LineKind.Removed => "-"u8,
                _ => " "u8,
            });
            Line(output, line.Text.Span);
            if (!line.Ended)
            {
                Line(output, "\\ No newline at end of file"u8);
            }
        }
    }

    private static string Range(int start, int count) =>
        count == 1 ? start.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{start},{count}");

    private static ReadOnlySpan<byte> Octal(EntryMode? mode) => mode == EntryMode.Executable ? "100755"u8 : "100644"u8;

    private static byte[] Name(string prefix, string path) => QuotedName.Write(Encoding.UTF8.GetBytes(prefix + path));

    /// <summary>A name with a space is followed by a tab in the <c>---</c> and <c>+++</c> lines.</summary>
    private static byte[] MarkedName(string prefix, string path)
    {
        var name = Name(prefix, path);
        return path.Contains(' ', StringComparison.Ordinal) ? [.. name, (byte)'\t'] : name;
    }

    private static void Line(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default, ReadOnlySpan<byte> fourth = default)
    {
        output.Write(first);
        output.Write(second);
        output.Write(third);
        output.Write(fourth);
        output.Write("\n"u8);
    }
}
