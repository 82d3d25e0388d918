using System.Globalization;
using System.Text;
using Bench.Charts.Markup;

namespace Bench.Charts;

/// <summary>Draws plots as SVG elements. Colours come from the page's style sheet, by the names of the series.</summary>
public sealed class SvgRenderer
{
    private const int Bottom = 34;
    private const int Right = 10;
    private const int LegendHeight = 20;
    private const int TopWithoutLegend = 8;
    private readonly Plot plot;
    private readonly int top;

    private SvgRenderer(Plot plot)
    {
        this.plot = plot;
        top = plot.HasLegend ? LegendHeight : TopWithoutLegend;
    }

    private IEnumerable<Series> Named => plot.Plottables.Select(SeriesOf).OfType<Series>().Distinct();

    /// <summary>The drawing of a plot.</summary>
    public static Node Draw(Plot plot) => new SvgRenderer(plot).Draw();

    /// <summary>A marker as path data around a place.</summary>
    public static string Marker(MarkerShape shape, double x, double y)
    {
        var place = $"M{Number(x)} {Number(y)}";
        return shape switch
        {
            MarkerShape.Circle => $"M{Number(x - 2.5)} {Number(y)}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
            MarkerShape.Cross => place + "m-2.5-2.5l5 5m0-5l-5 5",
            MarkerShape.Ring => $"M{Number(x - 5)} {Number(y)}a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
            MarkerShape.Dot => place + "h0",
            MarkerShape.Square => place + "m-2.4-2.4h4.8v4.8h-4.8z",
            _ => place + "m0-3.4l3 5.4h-6z",
        };
    }

    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private Node Draw() => Tag.Of(
        "svg",
        [
            ("class", "plot"),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {plot.Width} {plot.Height}")),
            ("role", "img"),
            ("aria-labelledby", $"{plot.Id}-t {plot.Id}-d"),
        ],
        [
            Tag.Of("title", [("id", $"{plot.Id}-t")], plot.Title),
            Tag.Of("desc", [("id", $"{plot.Id}-d")], plot.Description),
            .. plot.Plottables.Where(IsBehind).Select(Draw),
            .. VerticalAxis(),
            .. HorizontalAxis(),
            .. plot.Plottables.Where(plottable => !IsBehind(plottable)).Select(Draw),
            .. plot.HasLegend ? Legend() : [],
        ]);

    private static Series? SeriesOf(Plottable plottable) => plottable switch
    {
        Plottable.Markers markers => markers.Series,
        Plottable.ScatterLine line => line.Series,
        _ => null,
    };

    private static bool IsBehind(Plottable plottable) => plottable is Plottable.HorizontalSpan or Plottable.VerticalSpan;

    private Node Draw(Plottable plottable) => plottable switch
    {
        Plottable.Markers(var series, var points) => DrawMarkers(series, points),
        Plottable.ScatterLine(var series, var points) => Tag.Of("g", Path($"line {series.Style}", Turns(points)), DrawMarkers(series, points)),
        Plottable.Bars(var style, var columns) => Path($"column {style}", string.Concat(columns.Select(Column))),
        Plottable.LineSegment(var from, var to, var style) => Path($"line {style}", Turns([from, to])),
        Plottable.HorizontalLine(var y, var style) => Path($"line {style}", $"M{plot.Left} {Number(Y(y))}H{plot.Width - Right}"),
        Plottable.VerticalLine(var x, var style) => Path($"line {style}", $"M{Number(X(x))} {top}V{plot.Height - Bottom}"),
        Plottable.HorizontalSpan(var low, var high, var style) => Path(
            $"span {style}", $"M{plot.Left} {Number(Y(high))}H{plot.Width - Right}V{Number(Y(low))}H{plot.Left}z"),
        Plottable.VerticalSpan(var low, var high, var style) => Path(
            $"span {style}", $"M{Number(X(low))} {top}H{Number(X(high))}V{plot.Height - Bottom}H{Number(X(low))}z"),
        Plottable.UprightInterval(var series, var x, var point, var low, var high) => Path(
            $"bar {series.Style}",
            $"M{Number(X(x) - 5)} {Number(Y(low))}h10m-5 0V{Number(Y(high))}m-5 0h10M{Number(X(x) - 11)} {Number(Y(point))}h22"),
        Plottable.LyingInterval(var series, var y, var point, var low, var high) => Tag.Of(
            "g",
            Path($"reach {series.Style}", $"M{Number(X(low))} {Number(Y(y))}H{Number(X(high))}"),
            Path("bar", $"M{Number(X(point))} {Number(Y(y) - 5)}v10")),
        _ => throw new InvalidOperationException($"unknown plottable {plottable}"),
    };

    private Node DrawMarkers(Series series, IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(Marker(series.Shape, X(x), Y(y)));
        }

        return Path(MarkStyle(series), path.ToString());
    }

    private string Turns(IReadOnlyList<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => $"{Number(X(point.X))} {Number(Y(point.Y))}"));

    private string Column((double Left, double Right, double Height) column) =>
        $"M{Number(X(column.Left) + 0.5)} {plot.Height - Bottom}V{Number(Y(column.Height))}H{Number(X(column.Right) - 0.5)}V{plot.Height - Bottom}z";

    private static string MarkStyle(Series series) => series.Shape switch
    {
        MarkerShape.Dot => $"dots {series.Style}",
        MarkerShape.Ring => "ring",
        _ => $"mark {series.Style}",
    };

    private IEnumerable<Node> HorizontalAxis()
    {
        var base0 = plot.Height - Bottom;
        yield return Path("axis", $"M{plot.Left} {base0}H{plot.Width - Right}");
        foreach (var (value, label) in plot.X.Ticks)
        {
            yield return Label(X(value), base0 + 14, "middle", label);
        }

        yield return Label((plot.Left + plot.Width - Right) / 2.0, plot.Height - 5, "middle", plot.X.Label);
    }

    private IEnumerable<Node> VerticalAxis()
    {
        foreach (var (value, label) in plot.Y.Ticks)
        {
            yield return Path("grid", $"M{plot.Left} {Number(Y(value))}H{plot.Width - Right}");
            yield return Label(plot.Left - 5, Y(value) + 3.5, "end", label);
        }
    }

    private IEnumerable<Node> Legend()
    {
        var x = (double)plot.Left;
        foreach (var series in Named)
        {
            yield return Path(MarkStyle(series), Marker(series.Shape, x + 4, 8));
            yield return Label(x + 11, 11.5, "start", series.Name);
            x += 20 + (6.2 * series.Name.Length);
        }
    }

    private static Node Path(string style, string data) => Tag.Of("path", [("class", style), ("d", data)]);

    private static Node Label(double x, double y, string anchor, string text) =>
        Tag.Of("text", [("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor == "start" ? null : anchor)], text);

    private double X(double value) => plot.Left + (plot.X.Place(value) * (plot.Width - Right - plot.Left));

    /// <summary>Numbers grow upwards, names are read downwards.</summary>
    private double Y(double value)
    {
        var share = plot.Y.Place(value);
        return top + ((plot.Y is Axis.Categories ? share : 1 - share) * (plot.Height - Bottom - top));
    }
}
