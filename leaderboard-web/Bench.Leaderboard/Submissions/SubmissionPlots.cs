using System.Collections.Immutable;
using System.Globalization;
using Bench.Charts;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Submissions;

/// <summary>The tasks of a submission as charts.</summary>
public static class SubmissionPlots
{
    private const int MostBins = 24;

    /// <summary>Edges of the bins of ratios: factors of the square root of two around 1.</summary>
    public static ImmutableArray<(double Low, double High, int Count)> Bins(IEnumerable<TaskRow> rows)
    {
        double[] steps = [.. rows.Where(row => row.Ratio is not null).Select(row => Math.Log2(row.Ratio!.Point) * 2)];
        if (steps.Length == 0)
        {
            return [];
        }

        var (first, last) = ((int)Math.Floor(Math.Max(steps.Min(), -MostBins / 2.0)), (int)Math.Floor(Math.Min(steps.Max(), (MostBins / 2.0) - 1)));
        return
        [
            .. Enumerable.Range(first, Math.Max(1, last - first + 1)).Select(bin => (
                Math.Pow(2, bin / 2.0),
                Math.Pow(2, (bin + 1) / 2.0),
                steps.Count(step => Math.Clamp((int)Math.Floor(step), first, last) == bin))),
        ];
    }

    /// <summary>The same bins for a table: an end beyond which values were counted, too, is open.</summary>
    public static IEnumerable<(double? Low, double? High, int Count)> OpenBins(IReadOnlyCollection<TaskRow> rows)
    {
        var bins = Bins(rows);
        double[] ratios = [.. rows.Select(row => row.Ratio?.Point).OfType<double>()];
        return bins.Select((bin, i) => (
            i == 0 && ratios.Any(ratio => ratio < bin.Low) ? null : (double?)bin.Low,
            i == bins.Length - 1 && ratios.Any(ratio => ratio >= bin.High) ? null : (double?)bin.High,
            bin.Count));
    }

    /// <summary>How the ratios to the expert are spread; null when none was measured.</summary>
    public static Plot? Ratios(SubmissionView view)
    {
        var bins = Bins(view.Tasks);
        if (bins.IsEmpty)
        {
            return null;
        }

        var measured = bins.Sum(bin => bin.Count);
        var better = view.Tasks.Count(row => row.Ratio?.Point > 1);
        return new Plot(
            "ratios",
            "How close to the expert",
            string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(measured, "task was", "tasks were")} measured; in {better} the candidate is faster than the expert. Values beyond the ends are counted in the last column."),
            new Axis.Logarithmic("speedup ratio to the expert (1 = as fast)", [bins[0].Low, bins[^1].High, 1]),
            new Axis.Linear("tasks", 0, bins.Max(bin => bin.Count)),
            [new Plottable.Bars("candidate", [.. bins.Select(bin => (bin.Low, bin.High, (double)bin.Count))]), new Plottable.VerticalLine(1, "reference")])
        { HasLegend = false };
    }

    /// <summary>Candidate against expert speedup, both on logarithmic axes; null when none was measured.</summary>
    public static Plot? Speedups(SubmissionView view)
    {
        var measured = view.Tasks.Where(row => row is { Speedup: not null, ExpertSpeedup: not null }).ToList();
        if (measured.Count == 0)
        {
            return null;
        }

        var x = new Axis.Logarithmic("expert speedup", measured.Select(row => row.ExpertSpeedup!.Point).Append(1));
        var y = new Axis.Logarithmic("candidate speedup", measured.Select(row => row.Speedup!.Point).Append(1));
        var (low, high) = (Math.Max(x.Low, y.Low), Math.Min(x.High, y.High));
        return new Plot(
            "speedups",
            "Candidate against expert",
            string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(measured.Count, "task", "tasks")}. On the dashed line the candidate is as fast as the expert; {Figures.Count(measured.Count(row => row.Ratio?.Point > 1), "lies", "lie")} above it."),
            x,
            y,
            [
                new Plottable.LineSegment((low, low), (high, high), "reference"),
                .. Looks.Select(look => (look.Series, Points: measured.Where(row => look.Holds(row.Outcome)).Select(row => (row.ExpertSpeedup!.Point, row.Speedup!.Point)).ToList()))
                    .Where(look => look.Points.Count > 0)
                    .Select(look => new Plottable.Markers(look.Series, look.Points)),
            ])
        { Height = 280 };
    }

    private static ImmutableArray<(Series Series, Func<OutcomeKind, bool> Holds)> Looks { get; } =
    [
        (new Series("faster than base", "candidate", MarkerShape.Dot), outcome => outcome == OutcomeKind.Faster),
        (new Series("slower", "expert", MarkerShape.Cross), outcome => outcome == OutcomeKind.Slower),
        (new Series("not told from base", "base", MarkerShape.Square), outcome => outcome is OutcomeKind.Equal or OutcomeKind.Inconclusive),
    ];
}
