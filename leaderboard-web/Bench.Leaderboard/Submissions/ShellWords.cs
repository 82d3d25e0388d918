using System.Text.RegularExpressions;

namespace Bench.Leaderboard.Submissions;

/// <summary>Writes an argument list as a line for a POSIX shell. Names come from outside: what is not plain is quoted.</summary>
public static partial class ShellWords
{
    /// <summary>The line.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z0-9_./:=@%+-]+\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
