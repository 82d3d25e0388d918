using System.Buffers;

namespace Bench.Evaluation.Patches;

/// <summary>
/// A path pattern, matched against a whole relative path without regard to case: <c>**</c> stands for any number of folders,
/// <c>*</c> for any characters within a name, <c>?</c> for one. A pattern that ends in <c>/</c> means everything below.
/// </summary>
public sealed class Glob
{
    private static readonly SearchValues<char> Unknown = SearchValues.Create("\\[]{}!");

    private readonly string[] _parts;

    /// <summary>Parses a pattern; throws when <see cref="Problem"/> finds one.</summary>
    /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
    public Glob(string pattern)
    {
        if (Problem(pattern) is { } problem)
        {
            throw new ArgumentException($"The pattern '{pattern}' {problem}.", nameof(pattern));
        }

        Pattern = pattern;
        _parts = Fold(pattern.EndsWith('/') ? pattern + "**" : pattern);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>What is wrong with a pattern; null when it is well formed.</summary>
    public static string? Problem(string pattern) => pattern switch
    {
        "" => "is empty",
        _ when pattern[0] == '/' => "begins with a slash; patterns are relative to the repository's root",
        _ when pattern.AsSpan().ContainsAny(Unknown) => "holds a character that patterns do not know: only * ** and ? are special",
        _ when pattern.TrimEnd('/').Split('/').Any(part => part is "" or "." or "..") => "has an empty name, '.' or '..' between slashes",
        _ when pattern.Split('/').Any(part => part != "**" && part.Contains("**", StringComparison.Ordinal)) => "has ** beside other characters; it stands for whole folders",
        _ => null,
    };

    /// <summary>True when the whole path fits.</summary>
    public bool Matches(string path) => MatchesNames(Fold(path));

    /// <summary>The names of a path as patterns compare them, so that one path can be held against many patterns.</summary>
    internal static string[] Fold(string path) => path.ToUpperInvariant().Split('/');

    public override string ToString() => Pattern;

    /// <summary>True when the folded names fit. Goes on from the last <c>**</c> when a name does not fit: no pattern takes more than length times length steps.</summary>
    internal bool MatchesNames(string[] names)
    {
        var (part, name, resumePart, resumeName) = (0, 0, -1, 0);
        while (name < names.Length)
        {
            if (part < _parts.Length && _parts[part] == "**")
            {
                (resumePart, resumeName) = (part++, name);
            }
            else if (part < _parts.Length && MatchesName(_parts[part], names[name]))
            {
                (part, name) = (part + 1, name + 1);
            }
            else if (resumePart >= 0)
            {
                (part, name) = (resumePart + 1, ++resumeName);
            }
            else
            {
                return false;
            }
        }

        // A last ** needs at least one name below: "src/**" is not the file "src" itself.
        return part == _parts.Length;
    }

    private static bool MatchesName(string part, string name)
    {
        var (at, position, resumeAt, resumePosition) = (0, 0, -1, 0);
        while (position < name.Length)
        {
            if (at < part.Length && part[at] == '*')
            {
                (resumeAt, resumePosition) = (at++, position);
            }
            else if (at < part.Length && (part[at] == '?' || part[at] == name[position]))
            {
                (at, position) = (at + 1, position + 1);
            }
            else if (resumeAt >= 0)
            {
                (at, position) = (resumeAt + 1, ++resumePosition);
            }
            else
            {
                return false;
            }
        }

        return part.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
