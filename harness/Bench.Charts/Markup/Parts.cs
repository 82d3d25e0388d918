using System.Globalization;
using Bench.Contracts.Outcomes;

namespace Bench.Charts.Markup;

/// <summary>The pieces that every section of a page is made of.</summary>
public static class Parts
{
    /// <summary>A chart with its title.</summary>
    public static Node Figure(Plot plot) => Tag.Of(
        "figure",
        Tag.Of("figcaption", plot.Y.Label.Length == 0 || plot.Y.Label == plot.Title ? plot.Title : $"{plot.Title} · {plot.Y.Label}"),
        SvgRenderer.Draw(plot));

    /// <summary>A table that scrolls by itself where it is too wide.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heads">Heads of the columns.</param>
    /// <param name="rows">Its rows; the first cell names the row.</param>
    public static Node Table(string caption, IEnumerable<string> heads, IEnumerable<IEnumerable<Node>> rows) => Tag.Of(
        "div",
        [("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0")],
        Tag.Of(
            "table",
            Tag.Of("caption", caption),
            Tag.Of("thead", Tag.Of("tr", heads.Select(head => Tag.Of("th", [("scope", "col")], head)))),
            Tag.Of("tbody", rows.Select(row => Tag.Of("tr", row.Select((cell, i) => i == 0 ? Tag.Of("th", [("scope", "row")], cell) : Tag.Of("td", cell)))))));

    /// <summary>A part that is folded away until it is asked for.</summary>
    public static Node Folded(string summary, params IEnumerable<Node> children) => Tag.Of("details", [Tag.Of("summary", summary), .. children]);

    /// <summary>Names with their values.</summary>
    public static Node Facts(IEnumerable<(string Name, Node Value)> facts) =>
        Tag.In("facts", "dl", facts.Select(fact => Tag.Of("div", Tag.Of("dt", fact.Name), Tag.Of("dd", fact.Value))));

    /// <summary>Something that a reader must not miss.</summary>
    public static Node Notice(params IEnumerable<Node> children) => Tag.Of("p", [("class", "notice"), ("role", "note")], children);

    /// <summary>An outcome as a badge: a sign, a word and a colour.</summary>
    public static Node Badge(OutcomeKind outcome) => Tag.Of(
        "span",
        [("class", $"badge {Word(outcome)}")],
        Tag.Of("span", [("aria-hidden", "true")], Sign(outcome)),
        $" {Word(outcome)}");

    /// <summary>A count with its word.</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Word(OutcomeKind outcome) => outcome.ToString().ToLowerInvariant();

    private static string Sign(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Faster => "▲",
        OutcomeKind.Slower => "▼",
        OutcomeKind.Equal => "=",
        OutcomeKind.Inconclusive => "?",
        OutcomeKind.Failed => "✕",
        _ => "!",
    };
}
