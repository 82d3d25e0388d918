using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>Kind and names of a section, agreed between all of its header lines.</summary>
internal sealed record SectionNames(ChangeKind Kind, string Old, string New)
{
    public static SectionNames? Read(SectionHead head, out Reason? refusal)
    {
        var kind = KindOf(head);
        if (kind is null)
        {
            refusal = Refusal.Malformed(head.PatchLine, "the header lines of the section contradict each other.");
            return null;
        }

        return kind switch
        {
            ChangeKind.Renamed => Moved(head, ChangeKind.Renamed, HeadField.RenameFrom, HeadField.RenameTo, out refusal),
            ChangeKind.Copied => Moved(head, ChangeKind.Copied, HeadField.CopyFrom, HeadField.CopyTo, out refusal),
            _ => Same(head, kind.Value, out refusal),
        };
    }

    /// <summary>Reads a <c>---</c> or <c>+++</c> line and compares it with the section's name on that side, or with <c>/dev/null</c>.</summary>
    public static Reason? Check(PatchLines lines, ReadOnlySpan<byte> prefix, string? expected)
    {
        var name = lines.Current[4..];
        var tab = name.EndsWith("\t"u8) && name.Contains((byte)' ') ? 1 : 0;
        if (name.SequenceEqual("/dev/null"u8))
        {
            return expected is null ? null : Disagrees(lines.Number);
        }

        if (name[..^tab].Contains((byte)'\t'))
        {
            return Refusal.Malformed(lines.Number, "something follows the name; git writes no time stamps.");
        }

        var read = Unquoted(name[..^tab]);
        if (read is null || !read.AsSpan().StartsWith(prefix))
        {
            return lines.Current.EndsWith("\r"u8)
                ? Refusal.Malformed(lines.Number, "a header line ends in a carriage return: the patch was converted on its way.")
                : Disagrees(lines.Number);
        }

        var path = PatchPath.Read(read.AsSpan(2), out var problem);
        return path is null ? Refusal.UnsafePath(lines.Number, read.AsSpan(2), problem)
            : string.Equals(path, expected, StringComparison.Ordinal) ? null
            : Disagrees(lines.Number);
    }

    private static Reason Disagrees(int patchLine) =>
        Refusal.Malformed(patchLine, "the name differs from the one in the section's 'diff --git' line, or '/dev/null' stands on the wrong side.");

    private static ChangeKind? KindOf(SectionHead head)
    {
        var renamed = head.Has(HeadField.RenameFrom) || head.Has(HeadField.RenameTo);
        var copied = head.Has(HeadField.CopyFrom) || head.Has(HeadField.CopyTo);
        var (added, deleted) = (head.Has(HeadField.NewFileMode), head.Has(HeadField.DeletedFileMode));
        return (renamed, copied, added, deleted) switch
        {
            (true, false, false, false) => ChangeKind.Renamed,
            (false, true, false, false) => ChangeKind.Copied,
            (false, false, true, false) => ChangeKind.Added,
            (false, false, false, true) => ChangeKind.Deleted,
            (false, false, false, false) when !head.Has(HeadField.Similarity) => ChangeKind.Modified,
            _ => null,
        };
    }

    private static SectionNames? Moved(SectionHead head, ChangeKind kind, HeadField from, HeadField to, out Reason? refusal)
    {
        var (oldName, newName) = (Unquoted(head.Value(from)), Unquoted(head.Value(to)));
        if (oldName is null || newName is null || !head.Has(from) || !head.Has(to))
        {
            refusal = Refusal.Malformed(head.PatchLine, "a rename or copy needs a 'from' line and a 'to' line with well-formed names.");
            return null;
        }

        var oldPath = PatchPath.Read(oldName, out var oldProblem);
        var newPath = PatchPath.Read(newName, out var newProblem);
        refusal = oldPath is null ? Refusal.UnsafePath(head.PatchLine, oldName, oldProblem)
            : newPath is null ? Refusal.UnsafePath(head.PatchLine, newName, newProblem)
            : oldPath == newPath ? Refusal.Malformed(head.PatchLine, "a file is renamed or copied to itself.")
            : GitHeader.Matches(head.Names.Span, oldName, newName) ? null
            : Refusal.Malformed(head.PatchLine, "the names of the rename or copy differ from those in the 'diff --git' line.");
        return refusal is null ? new(kind, oldPath!, newPath!) : null;
    }

    private static SectionNames? Same(SectionHead head, ChangeKind kind, out Reason? refusal)
    {
        var name = GitHeader.SameName(head.Names.Span);
        if (name is null)
        {
            refusal = WithoutPrefixes(head);
            return null;
        }

        var path = PatchPath.Read(name, out var problem);
        refusal = path is null ? Refusal.UnsafePath(head.PatchLine, name, problem) : null;
        return path is null ? null : new(kind, path, path);
    }

    private static Reason WithoutPrefixes(SectionHead head)
    {
        var bare = GitHeader.UnprefixedName(head.Names.Span);
        return bare is not null && PatchPath.Read(bare, out var problem) is null
            ? Refusal.UnsafePath(head.PatchLine, bare, problem)
            : Refusal.Malformed(head.PatchLine, "expected 'diff --git a/NAME b/NAME' with the same name twice; make the patch with `git diff --src-prefix=a/ --dst-prefix=b/`.");
    }

    private static byte[]? Unquoted(ReadOnlySpan<byte> name)
    {
        if (!name.StartsWith("\""u8))
        {
            return name.ToArray();
        }

        var read = QuotedName.Read(name, out var consumed);
        return consumed == name.Length ? read : null;
    }
}
