using System.Globalization;
using Bench.Charts;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tasks;

/// <summary>Draws every submission's speedup ratio at a task, a strip for each outcome.</summary>
internal static class StripPlot
{
    private static readonly (OutcomeKind Outcome, Series Series)[] Strips =
    [
        (OutcomeKind.Faster, new Series("faster", "candidate", MarkerShape.Circle)),
        (OutcomeKind.Equal, new Series("equal", "control", MarkerShape.Square)),
        (OutcomeKind.Inconclusive, new Series("inconclusive", "base", MarkerShape.Cross)),
        (OutcomeKind.Slower, new Series("slower", "expert", MarkerShape.Triangle)),
    ];

    /// <summary>The plot of a task; null when nothing was measured.</summary>
    public static Plot? Of(TaskView view)
    {
        var ratios = view.Tried.Where(row => row.Ratio is not null).ToLookup(row => row.Outcome, row => row.Ratio!.Point);
        double[] all = [.. ratios.SelectMany(strip => strip)];
        if (all.Length == 0)
        {
            return null;
        }

        var counts = Strips.Where(strip => ratios.Contains(strip.Outcome)).Select(strip => string.Create(CultureInfo.InvariantCulture, $"{ratios[strip.Outcome].Count()} {strip.Series.Name}"));
        return new Plot(
            "strip",
            "Speedup ratio of each submission",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Figures.Count(all.Length, "submission was", "submissions were")} measured: {string.Join(", ", counts)}. Their ratios go from {all.Min():0.###} to {all.Max():0.###}; {Figures.Count(all.Count(ratio => ratio >= 1), "is", "are")} as fast as the expert or faster, right of the line at 1."),
            new Axis.Logarithmic("expert time / candidate time", [.. all, 1]),
            new Axis.Categories("outcome", Strips.Select(strip => strip.Series.Name)),
            [new Plottable.VerticalLine(1, "reference"), .. Strips.Index().Select(strip => new Plottable.Markers(strip.Item.Series, [.. ratios[strip.Item.Outcome].Select(ratio => (ratio, (double)strip.Index))]))])
        {
            HasLegend = false,
            Width = 720,
            Height = 180,
            Left = 84,
        };
    }
}
