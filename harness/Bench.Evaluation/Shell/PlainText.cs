using System.Globalization;

namespace Bench.Evaluation.Shell;

/// <summary>Text from outside, made harmless for a terminal.</summary>
public static class PlainText
{
    /// <summary>The text without characters that a terminal would act on: each becomes a question mark.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format ? '?' : character));
}
