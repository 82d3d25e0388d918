using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Bench.Evaluation.Patches;

/// <summary>Decides whether a path of a patch may be joined to a root folder, on any file system that a copy of the tree may come to lie on.</summary>
internal static partial class PatchPath
{
    private const int LongestPath = 1024;
    private const int LongestName = 255;

    private static readonly SearchValues<char> Ignorable = SearchValues.Create(
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u206a\u206b\u206c\u206d\u206e\u206f\ufeff");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The path as text, or null with the problem.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, out string problem)
    {
        if (bytes.Length > LongestPath)
        {
            problem = $"is longer than {LongestPath} bytes";
            return null;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            problem = "is not UTF-8";
            return null;
        }

        var path = Strict.GetString(bytes);
        problem = Problem(path) ?? "";
        return problem.Length == 0 ? path : null;
    }

    private static string? Problem(string path) => path switch
    {
        "" => "is empty",
        _ when path.Any(char.IsControl) => "holds a control character",
        _ when path.Contains('\\', StringComparison.Ordinal) => "holds a backslash",
        _ when path[0] == '/' => "is absolute",
        _ when path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]) => "begins with a drive letter",
        _ => path.Split('/').Select(NameProblem).FirstOrDefault(problem => problem is not null),
    };

    private static string? NameProblem(string name) => name switch
    {
        "" => "has an empty name between slashes",
        "." => "has a name that is only a dot",
        ".." => "leaves the tree",
        _ when Encoding.UTF8.GetByteCount(name) > LongestName => $"has a name longer than {LongestName} bytes",
        _ when GitFolder().IsMatch(WithoutIgnorable(name)) => "leads into .git",
        _ when name[^1] is '.' or ' ' => "has a name that ends in a dot or a space",
        _ => null,
    };

    /// <summary>Some file systems drop invisible characters from names, so that they are no disguise.</summary>
    private static string WithoutIgnorable(string name) =>
        name.AsSpan().ContainsAny(Ignorable) ? string.Concat(name.Where(character => !Ignorable.Contains(character))) : name;

    /// <summary><c>.git</c> and its short name, with what file systems ignore after it: dots, spaces, a stream name.</summary>
    [GeneratedRegex(@"^(\.git|git~[0-9]+)[. ]*(:.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GitFolder();
}
