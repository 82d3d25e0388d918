namespace Bench.Harvester.Filter.Diffs;

/// <summary>What a line of code is, told without its neighbours.</summary>
internal static class CodeLine
{
    /// <summary>True when a comment is all that the line holds.</summary>
    public static bool IsComment(ReadOnlySpan<char> trimmed) =>
        trimmed.Length > 0 && ((trimmed[0] == '#' && !IsDirective(trimmed))
            || trimmed.StartsWith("//", StringComparison.Ordinal)
            || trimmed.StartsWith("/*", StringComparison.Ordinal)
            || trimmed.StartsWith("* ", StringComparison.Ordinal)
            || trimmed is "*" or "*/");

    /// <summary>The comment of a line, alone or after code; empty when there is none.</summary>
    public static ReadOnlySpan<char> CommentOf(ReadOnlySpan<char> trimmed)
    {
        if (IsComment(trimmed))
        {
            return trimmed.TrimStart("#/* ");
        }

        var hash = trimmed.IndexOf("  # ", StringComparison.Ordinal);
        var slashes = trimmed.IndexOf(" // ", StringComparison.Ordinal);
        return hash >= 0 ? trimmed[(hash + 4)..] : slashes >= 0 ? trimmed[(slashes + 4)..] : [];
    }

    /// <summary>True for a line that only makes names known: an import, an export list, a using, a version.</summary>
    public static bool IsImport(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("import ", StringComparison.Ordinal)
        || (trimmed.StartsWith("from ", StringComparison.Ordinal) && trimmed.Contains(" import", StringComparison.Ordinal))
        || (trimmed.StartsWith("using ", StringComparison.Ordinal) && trimmed.EndsWith(";", StringComparison.Ordinal) && !trimmed.Contains('('))
        || trimmed.StartsWith("#include", StringComparison.Ordinal)
        || trimmed.StartsWith("__all__", StringComparison.Ordinal)
        || trimmed.StartsWith("__version__", StringComparison.Ordinal);

    /// <summary>True for the head of a loop, or a line that collects one item of it.</summary>
    public static bool IsLoop(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("for ", StringComparison.Ordinal) || trimmed.StartsWith("while ", StringComparison.Ordinal) || trimmed.StartsWith("foreach ", StringComparison.Ordinal)
        || trimmed.StartsWith("for(", StringComparison.Ordinal) || trimmed.StartsWith("while(", StringComparison.Ordinal) || trimmed.Contains(".append(", StringComparison.Ordinal);

    /// <summary>True for a line that fails or warns.</summary>
    public static bool IsFailure(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("raise ", StringComparison.Ordinal) || trimmed.StartsWith("throw ", StringComparison.Ordinal) || trimmed.StartsWith("warnings.warn", StringComparison.Ordinal)
        || trimmed.Contains("eprecat", StringComparison.Ordinal) || trimmed.Contains("NotImplemented", StringComparison.Ordinal) || trimmed.StartsWith("[Obsolete", StringComparison.Ordinal);

    /// <summary>Name of the function, method or class that the line defines in Python; empty when it defines none.</summary>
    public static ReadOnlySpan<char> Definition(ReadOnlySpan<char> trimmed)
    {
        var rest = trimmed.StartsWith("async def ", StringComparison.Ordinal) ? trimmed[10..]
            : trimmed.StartsWith("def ", StringComparison.Ordinal) ? trimmed[4..]
            : trimmed.StartsWith("class ", StringComparison.Ordinal) ? trimmed[6..]
            : [];
        var end = rest.IndexOfAny("(: ");
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsDirective(ReadOnlySpan<char> trimmed) =>
        trimmed.StartsWith("#include", StringComparison.Ordinal) || trimmed.StartsWith("#define", StringComparison.Ordinal)
        || trimmed.StartsWith("#if", StringComparison.Ordinal) || trimmed.StartsWith("#end", StringComparison.Ordinal)
        || trimmed.StartsWith("#el", StringComparison.Ordinal) || trimmed.StartsWith("#pragma", StringComparison.Ordinal)
        || trimmed.StartsWith("#undef", StringComparison.Ordinal);
}
