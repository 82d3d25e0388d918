using System.Text;

namespace Bench.Harvester.Filter.Edits;

/// <summary>
/// Compares C and C++ by their tokens. Names may differ when they look like locals that were renamed throughout: one new name for one old name, inside braces, never
/// called, never behind a dot or arrow, and declared where they come first.
/// </summary>
internal static class NativeEdits
{
    /// <summary>True for C, C++ and CUDA.</summary>
    public static bool Reads(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".c" or ".h" or ".cc" or ".cpp" or ".cxx" or ".hh" or ".hpp" or ".hxx" or ".inl" or ".ipp" or ".tpp" or ".cu" or ".cuh";

    /// <summary>Compares a file.</summary>
    public static EditKind Compare(EditPair pair)
    {
        var old = NativeTokens.Read(Encoding.UTF8.GetString(pair.Old));
        var edited = NativeTokens.Read(Encoding.UTF8.GetString(pair.New));
        return old.Count == edited.Count && OnlyLocalsDiffer(old, edited) ? EditKind.Cosmetic : EditKind.Meaningful;
    }

    private static bool OnlyLocalsDiffer(List<string> old, List<string> edited)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var depth = 0;
        for (var at = 0; at < old.Count; at++)
        {
            depth += old[at] == "{" ? 1 : old[at] == "}" ? -1 : 0;
            if (old[at] != edited[at] && !IsRenaming(old, edited, at, depth, renamed))
            {
                return false;
            }
        }

        return AreConsistent(old, edited, renamed);
    }

    private static bool IsRenaming(List<string> old, List<string> edited, int at, int depth, Dictionary<string, string> renamed)
    {
        if (depth < 1 || !NativeTokens.IsName(old[at]) || !NativeTokens.IsName(edited[at]) || IsOfOthers(old, at))
        {
            return false;
        }

        if (renamed.TryGetValue(old[at], out var known))
        {
            return known == edited[at];
        }

        renamed[old[at]] = edited[at];
        return LooksDeclared(old, at);
    }

    /// <summary>A name that is called, qualified or behind a dot or arrow belongs to others.</summary>
    private static bool IsOfOthers(List<string> tokens, int at) =>
        (at > 0 && tokens[at - 1] is "." or "->" or "::" or "#") || (at + 1 < tokens.Count && tokens[at + 1] is "(" or "::");

    /// <summary>A type before it and the end of a declarator after it.</summary>
    private static bool LooksDeclared(List<string> tokens, int at) =>
        at > 0 && at + 1 < tokens.Count
        && (tokens[at - 1] is "*" or "&" or ">" or "&&" || (NativeTokens.IsName(tokens[at - 1]) && tokens[at - 1] is not ("return" or "goto" or "case" or "delete" or "throw" or "else" or "new" or "sizeof")))
        && tokens[at + 1] is "=" or ";" or "," or "[" or "{" or ":";

    /// <summary>The old names are gone, the new ones were not there, and no two became one.</summary>
    private static bool AreConsistent(List<string> old, List<string> edited, Dictionary<string, string> renamed) =>
        renamed.Count == 0
        || (renamed.Values.Distinct(StringComparer.Ordinal).Count() == renamed.Count
            && !renamed.Values.Any(old.Contains)
            && !renamed.Keys.Any(edited.Contains));
}
