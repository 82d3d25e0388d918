using System.Text;

namespace Bench.Harvester.Filter.Texts;

/// <summary>
/// Takes from a description what its author wrote: without HTML comments, headings and checklists of a template, quotations,
/// addresses and the lines that tools add. Fenced code is kept apart: figures stand in it, words in it mean nothing.
/// </summary>
internal static class TextCleaner
{
    private static readonly string[] Trailers =
    [
        "co-authored-by:", "signed-off-by:", "reviewed-by:", "acked-by:", "cc:", "cc @", "change-id:", "<!--", "---", "***", "___",
    ];

    /// <summary>Prose of a description or message, a line each.</summary>
    public static string Prose(string text)
    {
        var kept = new StringBuilder(text.Length);
        var fenced = false;
        foreach (var line in WithoutComments(text).AsSpan().EnumerateLines())
        {
            var content = line.Trim();
            if (IsFence(content))
            {
                fenced = !fenced;
            }
            else if (!fenced && !IsBoilerplate(content))
            {
                kept.Append(content).Append('\n');
            }
        }

        return kept.ToString();
    }

    /// <summary>The text without HTML comments; an unfinished one ends it, as a browser would show it.</summary>
    public static string WithoutComments(string text)
    {
        var open = text.IndexOf("<!--", StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var at = 0;
        while (open >= 0)
        {
            kept.Append(text, at, open - at);
            var close = text.IndexOf("-->", open, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close + 3;
            open = text.IndexOf("<!--", at, StringComparison.Ordinal);
        }

        return kept.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsFence(ReadOnlySpan<char> line) =>
        line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);

    /// <summary>Headings and checklists come from templates; <c>&gt;</c> quotes others, <c>|</c> and <c>&gt;&gt;&gt;</c> show tables and sessions.</summary>
    private static bool IsBoilerplate(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is '#' or '>' or '|' or '%' || IsCheck(line))
        {
            return true;
        }

        foreach (var trailer in Trailers)
        {
            if (line.StartsWith(trailer, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal);
    }

    private static bool IsCheck(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart("-*+ ");
        return content.Length >= 2 && content[0] == '[' && (content[1] == ']' || (content.Length >= 3 && content[1] is ' ' or 'x' or 'X' && content[2] == ']'));
    }
}
