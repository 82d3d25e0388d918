using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>Finds text that a reader does not see as it is: direction overrides, invisible characters, terminal controls. Look-alike letters are not found.</summary>
internal static class UnsafeText
{
    private const int ByteOrderMark = 0xfeff;

    private static readonly FrozenSet<int> Characters = new[]
    {
        0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
        0x202e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, ByteOrderMark, 0xffa0,
    }.ToFrozenSet();

    /// <summary>The flag for a patch whose names or added lines hold such text; null when there is none.</summary>
    public static Reason? Find(Patch patch)
    {
        foreach (var file in patch.Files)
        {
            var inName = file.Paths.SelectMany(path => path.EnumerateRunes()).FirstOrDefault(rune => Characters.Contains(rune.Value));
            if (inName.Value != 0)
            {
                return Flag(file.NewPath, file.PatchLine, "name", inName);
            }

            foreach (var hunk in file.Hunks)
            {
                if (Find(hunk) is { } found)
                {
                    return Flag(file.NewPath, hunk.PatchLine, "hunk", found);
                }
            }
        }

        return null;
    }

    private static Reason Flag(string path, int patchLine, string place, Rune found) => Refusal.At(
        ReasonCode.PatchTextUnsafe,
        patchLine,
        string.Create(CultureInfo.InvariantCulture, $"the {place} of {Excerpt.OfPath(path)} holds U+{found.Value:X4}, which displays as nothing or as something else."));

    private static Rune? Find(Hunk hunk)
    {
        var first = hunk.FirstNewLine == 1;
        foreach (var line in hunk.Lines)
        {
            if (line.Kind == LineKind.Added && Find(line.Text.Span, first) is { } found)
            {
                return found;
            }

            first &= line.Kind == LineKind.Removed;
        }

        return null;
    }

    /// <summary>Bytes that are not UTF-8 are passed over: the file has another encoding. A file may begin with a byte order mark and a line may end in a carriage return.</summary>
    private static Rune? Find(ReadOnlySpan<byte> text, bool firstLine)
    {
        text = text.EndsWith("\r"u8) ? text[..^1] : text;
        for (var at = 0; at < text.Length;)
        {
            var status = Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
            var mark = firstLine && at == 0 && rune.Value == ByteOrderMark;
            if (status == OperationStatus.Done && !mark && IsUnsafe(rune))
            {
                return rune;
            }

            at += length;
        }

        return null;
    }

    /// <summary>Tab and form feed are at home in source code.</summary>
    private static bool IsUnsafe(Rune rune) => rune.IsAscii ? Rune.IsControl(rune) && rune.Value is not ('\t' or '\f') : Characters.Contains(rune.Value);
}
