using System.Globalization;
using System.Text;

namespace Bench.Evaluation.Patches;

/// <summary>Shows a few bytes of submitted text in a message: quoted, in ASCII, short, never able to imitate our own words.</summary>
internal static class Excerpt
{
    private const int LongestText = 60;
    private const int LongestPath = 120;

    public static string Of(ReadOnlySpan<byte> text) => Shown(text, LongestText);

    public static string OfPath(string path) => Shown(Encoding.UTF8.GetBytes(path), LongestPath);

    private static string Shown(ReadOnlySpan<byte> text, int longest)
    {
        var shown = new StringBuilder("\"");
        foreach (var value in text[..Math.Min(text.Length, longest)])
        {
            Append(shown, value);
        }

        return shown.Append(text.Length > longest ? "\"..." : "\"").ToString();
    }

    private static void Append(StringBuilder shown, byte value)
    {
        _ = value switch
        {
            (byte)'\t' => shown.Append("\\t"),
            (byte)'\r' => shown.Append("\\r"),
            (byte)'"' or (byte)'\\' => shown.Append('\\').Append((char)value),
            >= 0x20 and < 0x7f => shown.Append((char)value),
            _ => shown.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
        };
    }
}
