using System.Globalization;
using Bench.Charts.Markup;

namespace Bench.Leaderboard.Badges;

/// <summary>Draws a badge as SVG that other sites can show: no script, no style, nothing from elsewhere.</summary>
internal static class BadgeSvg
{
    private const double CharacterWidth = 6.6;
    private const double Padding = 8;
    private const double Height = 20;
    private const double Baseline = 14;
    private const string LabelColour = "#333b44";
    private const string ValueColour = "#0b5f8a";
    private const string TextColour = "#ffffff";

    /// <summary>The picture as a document.</summary>
    public static string Of(Badge badge)
    {
        var (label, value) = (Width(badge.Label), Width(badge.Value));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new MarkupWriter(text).Write(Tag.Of(
            "svg",
            [("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"), ("aria-label", badge.Sentence), ("width", Number(label + value)), ("height", Number(Height))],
            Tag.Of("title", badge.Sentence),
            Box(0, label, LabelColour),
            Box(label, value, ValueColour),
            Words(0, label, badge.Label),
            Words(label, value, badge.Value)));
        return text.ToString();
    }

    private static Node Box(double x, double width, string colour) =>
        Tag.Of("rect", [("x", Number(x)), ("width", Number(width)), ("height", Number(Height)), ("fill", colour)]);

    /// <summary>Text that fills its box whatever font the reader has.</summary>
    private static Node Words(double x, double width, string text) => Tag.Of(
        "text",
        [
            ("x", Number(x + Padding)), ("y", Number(Baseline)), ("fill", TextColour), ("font-family", "DejaVu Sans, Verdana, sans-serif"), ("font-size", "11"),
            ("textLength", Number(width - (2 * Padding))), ("lengthAdjust", "spacingAndGlyphs"),
        ],
        text);

    private static double Width(string text) => (text.Length * CharacterWidth) + (2 * Padding);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
