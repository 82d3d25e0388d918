using System.Globalization;

namespace Bench.Leaderboard.Intake.Http;

/// <summary>A line of a log, fit to be kept: one line, not too long, without characters that a terminal would act on.</summary>
internal static class LogLine
{
    private const int Longest = 500;

    /// <summary>The line.</summary>
    public static string Of(string text)
    {
        var shown = string.Concat(text.Take(Longest).Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Surrogate ? '?' : letter));
        return text.Length > Longest ? shown + "…" : shown;
    }
}
