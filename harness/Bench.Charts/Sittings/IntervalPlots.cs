using System.Collections.Immutable;
using Bench.Charts.Markup;
using Bench.Contracts.Runs;

namespace Bench.Charts.Sittings;

/// <summary>Ratios of times with their intervals, drawn on a logarithmic axis around 1.</summary>
public static class IntervalPlots
{
    private const int LabelCharacters = 18;

    /// <summary>What a ratio is called, how it looks, and its figures.</summary>
    public sealed record Row(string Label, ArmKind Look, Estimate Ratio);

    /// <summary>The chart of some ratios.</summary>
    /// <param name="id">Identity of the chart.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="rows">The ratios; at least one.</param>
    /// <param name="delta">Smallest effect that counts, as a natural logarithm.</param>
    public static Plot Of(string id, string title, ImmutableArray<Row> rows, double delta) => new(
        id,
        title,
        string.Join(' ', rows.Select(row => $"{row.Label}: {RatioWords.Of(row.Ratio)}.")) + " The grey band is what is not told from no change.",
        new Axis.Logarithmic("times as fast", [.. rows.SelectMany(row => new[] { row.Ratio.Low, row.Ratio.Point, row.Ratio.High }), 1, Math.Exp(delta), Math.Exp(-delta)]),
        new Axis.Categories("", rows.Select(row => Short(row.Label))),
        [
            new Plottable.VerticalSpan(Math.Exp(-delta), Math.Exp(delta), "floor"),
            new Plottable.VerticalLine(1, "reference"),
            .. rows.Select((row, i) => new Plottable.LyingInterval(ArmLook.Of(row.Look), i, row.Ratio.Point, row.Ratio.Low, row.Ratio.High)),
        ])
    {
        Height = 50 + (22 * rows.Length),
        Left = 116,
        HasLegend = false,
    };

    /// <summary>A small drawing of one ratio for a row of a table, beside its figure in words; all rows share one axis.</summary>
    public static Node Small(Estimate ratio, Axis axis, double delta)
    {
        const double Width = 96;
        string At(double value) => SvgRenderer.Number(1 + (axis.Place(value) * (Width - 2)));
        return Tag.Of(
            "svg",
            [("class", "small"), ("viewBox", "0 0 96 14"), ("aria-hidden", "true")],
            Tag.Of("path", [("class", "span floor"), ("d", $"M{At(Math.Exp(-delta))} 0H{At(Math.Exp(delta))}V14H{At(Math.Exp(-delta))}z")]),
            Tag.Of("path", [("class", "line reference"), ("d", $"M{At(1)} 0V14")]),
            Tag.Of("path", [("class", "reach candidate"), ("d", $"M{At(ratio.Low)} 7H{At(ratio.High)}")]),
            Tag.Of("path", [("class", "bar"), ("d", $"M{At(ratio.Point)} 2v10")]));
    }

    private static string Short(string label) => label.Length <= LabelCharacters ? label : label[..(LabelCharacters - 1)] + "…";
}
