using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>The header of one section: the <c>diff --git</c> line and the lines after it, collected and not yet judged.</summary>
internal sealed class SectionHead
{
    private static readonly (byte[] Start, HeadField Field)[] Fields =
    [
        ("old mode "u8.ToArray(), HeadField.OldMode),
        ("new mode "u8.ToArray(), HeadField.NewMode),
        ("deleted file mode "u8.ToArray(), HeadField.DeletedFileMode),
        ("new file mode "u8.ToArray(), HeadField.NewFileMode),
        ("similarity index "u8.ToArray(), HeadField.Similarity),
        ("dissimilarity index "u8.ToArray(), HeadField.Dissimilarity),
        ("rename from "u8.ToArray(), HeadField.RenameFrom),
        ("rename to "u8.ToArray(), HeadField.RenameTo),
        ("copy from "u8.ToArray(), HeadField.CopyFrom),
        ("copy to "u8.ToArray(), HeadField.CopyTo),
        ("index "u8.ToArray(), HeadField.Index),
    ];

    private readonly ReadOnlyMemory<byte>?[] _values = new ReadOnlyMemory<byte>?[Fields.Length];

    private SectionHead(int patchLine, ReadOnlyMemory<byte> names)
    {
        PatchLine = patchLine;
        Names = names;
    }

    public int PatchLine { get; }

    /// <summary>The rest of the <c>diff --git</c> line.</summary>
    public ReadOnlyMemory<byte> Names { get; }

    public bool Has(HeadField field) => _values[(int)field] is not null;

    public ReadOnlySpan<byte> Value(HeadField field) => _values[(int)field].GetValueOrDefault().Span;

    /// <summary>Reads on from the <c>diff --git</c> line to the first line that is no header of this kind.</summary>
    public static SectionHead? Read(PatchLines lines, out Reason? refusal)
    {
        var head = new SectionHead(lines.Number, lines.Memory[GitHeader.Start.Length..]);
        refusal = Converted(lines);
        lines.Advance();
        for (var last = -1; refusal is null && FieldOf(lines) is { } found; lines.Advance())
        {
            refusal = Converted(lines) ?? (found <= last ? Refusal.Malformed(lines.Number, "a header line is repeated or stands in another order than git writes.") : null);
            last = found;
            head._values[found] = lines.Memory[Fields[found].Start.Length..];
        }

        return refusal is null ? head : null;
    }

    private static Reason? Converted(PatchLines lines) => lines.Current.EndsWith("\r"u8)
        ? Refusal.Malformed(lines.Number, "a header line ends in a carriage return: the patch was converted on its way. Store it byte for byte, without changing its line ends.")
        : null;

    private static int? FieldOf(PatchLines lines)
    {
        for (var index = 0; !lines.AtEnd && index < Fields.Length; index++)
        {
            if (lines.Current.StartsWith(Fields[index].Start))
            {
                return index;
            }
        }

        return null;
    }
}
