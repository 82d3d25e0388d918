using System.Globalization;
using System.Text;

namespace Bench.Charts.Markup;

/// <summary>
/// Makes text show what is in it: control characters as their pictures (ESC as ␛), direction overrides and everything else that displays as
/// nothing as its number (⟨U+202E⟩). What is left can be written into HTML and into XML alike.
/// </summary>
public static class VisibleText
{
    private const int ControlPictures = 0x2400;
    private const int DeletePicture = 0x2421;

    /// <summary>Letters and marks that display as nothing.</summary>
    private static readonly HashSet<int> Blank = [0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0];

    /// <summary>The text with everything in it visible. Line feeds and tabs stay; a carriage return before a line feed goes.</summary>
    public static string Of(string text)
    {
        if (text.All(character => character is >= ' ' and <= '~' or '\n' or '\t'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            Append(visible, rune);
        }

        return visible.ToString();
    }

    private static void Append(StringBuilder visible, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control when rune.Value is '\n' or '\t':
                visible.Append(rune);
                break;
            case UnicodeCategory.Control when rune.Value < ' ':
                visible.Append((char)(ControlPictures + rune.Value));
                break;
            case UnicodeCategory.Control when rune.Value == 0x7f:
                visible.Append((char)DeletePicture);
                break;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
            case var _ when Blank.Contains(rune.Value):
                visible.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
                break;
            default:
                visible.Append(rune);
                break;
        }
    }
}
