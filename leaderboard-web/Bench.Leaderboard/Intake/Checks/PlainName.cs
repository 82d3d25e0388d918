using System.Text;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>
/// Names that the board shows: one line of plain text out of an allow-list. The listed letters have one spelling only, so that a name is in
/// normal form C without a table of forms; letters of two scripts that look alike may not stand in one name.
/// </summary>
internal static class PlainName
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 64;

    /// <summary>The rule in words.</summary>
    public const string Words = "1 to 64 letters (Latin, Greek, Cyrillic, Chinese, Japanese or Korean), digits, single spaces and - _ . : / + @ ( ) [ ] , & ' #";

    private const string Marks = "-_.:/+@()[],&'#";

    private static readonly (char First, char Last)[] Letters =
    [
        ('a', 'z'), ('A', 'Z'), ('0', '9'), ('\u00c0', '\u00d6'), ('\u00d8', '\u00f6'), ('\u00f8', '\u024f'), ('\u0391', '\u03a1'), ('\u03a3', '\u03c9'),
        ('\u0400', '\u045f'), ('\u3041', '\u3096'), ('\u30a1', '\u30fa'), ('\u4e00', '\u9fff'), ('\uac00', '\ud7a3'),
    ];

    /// <summary>Letters that a reader may take for other ones; the case never tells names apart.</summary>
    private const string Alike = "01i_ аеорсухіјѕвкмнтαβεζηικμνορτυχı";

    /// <summary>What each of them is taken for, in the same order.</summary>
    private const string Looks = "oll--aeopcyxljsbkmhtabezhlkmvoptyxl";

    /// <summary>What is wrong with a name; null when it may be shown.</summary>
    public static string? Problem(string name) =>
        name.Length is 0 or > Longest ? $"found {name.Length} characters"
        : name.FirstOrDefault(letter => !IsAllowed(letter)) is var odd and not '\0' ? $"found U+{(int)odd:X4}"
        : name.Contains('\0') ? "found U+0000"
        : name[0] == ' ' || name[^1] == ' ' || name.Contains("  ", StringComparison.Ordinal) ? "found a space at an end or two in a row"
        : !name.Any(char.IsLetterOrDigit) ? "found neither letter nor digit"
        : Scripts(name) > 1 ? "found letters of two scripts that look alike"
        : null;

    /// <summary>What a name looks like at a glance: two names with the same looks cannot be told apart.</summary>
    public static string LooksOf(string name)
    {
        var looks = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            var small = char.ToLowerInvariant(letter);
            looks.Append(Alike.IndexOf(small, StringComparison.Ordinal) is var place and >= 0 ? Looks[place] : small);
        }

        return looks.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    private static bool IsAllowed(char letter) =>
        letter == ' ' || Marks.Contains(letter, StringComparison.Ordinal) || Array.Exists(Letters, range => letter >= range.First && letter <= range.Last);

    private static int Scripts(string name)
    {
        var (latin, greek, cyrillic) = (false, false, false);
        foreach (var letter in name)
        {
            latin |= char.IsAsciiLetter(letter) || letter is >= '\u00c0' and <= '\u024f';
            greek |= letter is >= '\u0391' and <= '\u03c9';
            cyrillic |= letter is >= '\u0400' and <= '\u045f';
        }

        return (latin ? 1 : 0) + (greek ? 1 : 0) + (cyrillic ? 1 : 0);
    }
}
