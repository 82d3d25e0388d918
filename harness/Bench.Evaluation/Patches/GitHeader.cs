namespace Bench.Evaluation.Patches;

/// <summary>
/// The two names of a <c>diff --git a/… b/…</c> line. Unquoted names may hold spaces, so the line alone is ambiguous: it is
/// read for a section whose two names are equal, and checked against the names of a rename or copy.
/// </summary>
internal static class GitHeader
{
    public static ReadOnlySpan<byte> Start => "diff --git "u8;

    /// <summary>The name that both halves carry, without the prefixes; null when they differ or lack the prefixes.</summary>
    public static byte[]? SameName(ReadOnlySpan<byte> names)
    {
        if (names.StartsWith("\"a/"u8))
        {
            var first = QuotedName.Read(names, out var consumed);
            return first is not null && Matches(names, first.AsSpan(2), first.AsSpan(2)) && consumed < names.Length ? first[2..] : null;
        }

        var half = (names.Length - 1) / 2;
        var name = half > 2 && names.StartsWith("a/"u8) ? names[2..half] : default;
        return !name.IsEmpty && Matches(names, name, name) ? name.ToArray() : null;
    }

    /// <summary>True when the line names exactly this pair.</summary>
    public static bool Matches(ReadOnlySpan<byte> names, ReadOnlySpan<byte> oldName, ReadOnlySpan<byte> newName)
    {
        var used = Take(names, "a/"u8, oldName);
        return used >= 0 && used < names.Length && names[used] == ' ' && Take(names[(used + 1)..], "b/"u8, newName) == names.Length - used - 1;
    }

    /// <summary>The name when the halves are equal but for prefixes; null when they are not. For messages about lines without <c>a/</c> and <c>b/</c>.</summary>
    public static byte[]? UnprefixedName(ReadOnlySpan<byte> names)
    {
        var half = (names.Length - 1) / 2;
        return names.Length % 2 == 1 && half > 0 && names[half] == ' ' && names[..half].SequenceEqual(names[(half + 1)..]) ? names[..half].ToArray() : null;
    }

    /// <summary>Bytes that the prefixed name takes at the start of the text, plain or quoted; -1 when it is not there.</summary>
    private static int Take(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        if (text.StartsWith("\""u8))
        {
            var read = QuotedName.Read(text, out var consumed).AsSpan();
            return read.StartsWith(prefix) && read[prefix.Length..].SequenceEqual(name) ? consumed : -1;
        }

        return text.StartsWith(prefix) && text[prefix.Length..].StartsWith(name) ? prefix.Length + name.Length : -1;
    }
}
