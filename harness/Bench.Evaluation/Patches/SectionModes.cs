using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>The modes that the header of a section states.</summary>
/// <param name="Old">Mode of the base file; null when not stated.</param>
/// <param name="New">Mode afterwards; null when not stated.</param>
/// <param name="Forbidden">Set when a mode is well formed and not that of a plain file.</param>
internal sealed record SectionModes(EntryMode? Old, EntryMode? New, Reason? Forbidden)
{
    public static SectionModes? Read(SectionHead head, out Reason? refusal)
    {
        var (added, deleted, indexed) = (Field(head, HeadField.NewFileMode), Field(head, HeadField.DeletedFileMode), IndexMode(head));
        var (old, changed) = (Field(head, HeadField.OldMode), Field(head, HeadField.NewMode));
        Stated[] stated = [added, deleted, indexed, old, changed];
        refusal = stated.Any(mode => mode.Broken) ? Refusal.Malformed(head.PatchLine, "a mode of the section is not six octal digits.")
            : old.Given != changed.Given ? Refusal.Malformed(head.PatchLine, "'old mode' and 'new mode' come together or not at all.")
            : old.Given && indexed.Given || (added.Given || deleted.Given) && (old.Given || indexed.Given)
                ? Refusal.Malformed(head.PatchLine, "the section states its mode twice.")
            : old.Given && old.Text == changed.Text ? Refusal.Malformed(head.PatchLine, "'old mode' and 'new mode' are equal.")
            : null;
        if (refusal is not null)
        {
            return null;
        }

        var forbidden = stated.FirstOrDefault(mode => mode is { Given: true, Mode: null });
        var reason = forbidden is null ? null : Refusal.At(ReasonCode.PatchModeForbidden, head.PatchLine, Meaning(forbidden.Text));
        return new(deleted.Mode ?? old.Mode ?? indexed.Mode, added.Mode ?? changed.Mode, reason);
    }

    private static string Meaning(string mode) => mode switch
    {
        "120000" => "mode 120000 is a symbolic link; a patch may hold plain files only.",
        "160000" => "mode 160000 is a submodule; a patch may hold plain files only.",
        _ => $"mode {mode} is not allowed; files are 100644 or, when they may be executed, 100755.",
    };

    private static Stated Field(SectionHead head, HeadField field) => head.Has(field) ? Of(head.Value(field)) : Stated.Nothing;

    private static Stated IndexMode(SectionHead head)
    {
        var index = head.Value(HeadField.Index);
        var space = index.IndexOf((byte)' ');
        return space < 0 ? Stated.Nothing : Of(index[(space + 1)..]);
    }

    private static Stated Of(ReadOnlySpan<byte> mode)
    {
        if (mode.Length != 6 || mode.IndexOfAnyExceptInRange((byte)'0', (byte)'7') >= 0)
        {
            return new(true, true, "", null);
        }

        var text = System.Text.Encoding.ASCII.GetString(mode);
        return new(true, false, text, text switch
        {
            "100644" => EntryMode.Regular,
            "100755" => EntryMode.Executable,
            _ => null,
        });
    }

    private sealed record Stated(bool Given, bool Broken, string Text, EntryMode? Mode)
    {
        public static readonly Stated Nothing = new(false, false, "", null);
    }
}
