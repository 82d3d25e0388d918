using System.Collections.Immutable;
using System.Globalization;
using Bench.Charts;
using Bench.Charts.Markup;
using Bench.Leaderboard.Views;
using Bench.Scoring.Boards;

namespace Bench.Leaderboard.Comparisons;

/// <summary>Submissions side by side as charts.</summary>
public static class ComparisonPlots
{
    private const int LongestLabel = 28;
    private const int MostSteps = 60;

    private static readonly ImmutableArray<(string Style, MarkerShape Shape)> Looks =
        [("candidate", MarkerShape.Circle), ("expert", MarkerShape.Square), ("s5", MarkerShape.Triangle), ("s6", MarkerShape.Cross)];

    /// <summary>Speedups of the second against the first, task by task; null when no task was measured for both.</summary>
    public static Plot? Scatter(ComparisonView view)
    {
        var both = view.AllTasks.Where(task => task is { SpeedupA: not null, SpeedupB: not null }).ToList();
        if (both.Count == 0)
        {
            return null;
        }

        var x = new Axis.Logarithmic("speedup of A", both.Select(task => task.SpeedupA!.Point).Append(1));
        var y = new Axis.Logarithmic("speedup of B", both.Select(task => task.SpeedupB!.Point).Append(1));
        var (low, high) = (Math.Max(x.Low, y.Low), Math.Min(x.High, y.High));
        return new Plot(
            "scatter",
            "Task by task",
            string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(both.Count, "task", "tasks")} measured for both. Below the dashed line A is faster, above it B."),
            x,
            y,
            [
                new Plottable.LineSegment((low, low), (high, high), "reference"),
                Points(both, "A faster", "candidate", MarkerShape.Dot, PairStanding.Win),
                Points(both, "B faster", "expert", MarkerShape.Cross, PairStanding.Loss),
                Points(both, "within noise", "base", MarkerShape.Square, PairStanding.Tie),
            ])
        { Height = 300 };
    }

    /// <summary>
    /// For each ratio to the expert the share of tasks on which a submission reaches it; a task that was not measured reaches none. The higher
    /// curve is better. Null when nothing was measured.
    /// </summary>
    public static Plot? Profile(ComparisonView view)
    {
        double[] all = [.. view.Ratios.SelectMany(ratios => ratios).Order()];
        if (all.Length == 0)
        {
            return null;
        }

        double[] steps = [.. Enumerable.Range(0, MostSteps).Select(step => all[(int)((long)step * (all.Length - 1) / (MostSteps - 1))]).Distinct()];
        return new Plot(
            "profile",
            "Share of tasks that reach a ratio to the expert",
            string.Join(' ', view.Submissions.Select((submission, i) => string.Create(
                CultureInfo.InvariantCulture, $"{Letter(i)}, {submission.Name}: {Figures.Percent(Reaching(view, i, 1))} of tasks as fast as the expert."))),
            new Axis.Logarithmic("speedup ratio to the expert", steps.Append(1)),
            new Axis.Linear("share of tasks", 0, 1),
            [
                new Plottable.VerticalLine(1, "reference"),
                .. view.Submissions.Select((submission, i) => new Plottable.ScatterLine(
                    new Series(Label(submission.Name, i), Looks[i].Style, Looks[i].Shape), [.. steps.Select(step => (step, Reaching(view, i, step)))])),
            ])
        { Height = 300 };
    }

    /// <summary>Letter of a submission within the comparison.</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();

    /// <summary>Share of a submission's tasks that reach a ratio.</summary>
    public static double Reaching(ComparisonView view, int place, double ratio) =>
        (double)view.Ratios[place].Count(own => own >= ratio) / Math.Max(1, view.Submissions[place].Tally.Tasks);

    private static Plottable.Markers Points(IEnumerable<ComparedTask> tasks, string name, string style, MarkerShape shape, PairStanding standing) => new(
        new Series(name, style, shape), [.. tasks.Where(task => task.Standing == standing).Select(task => (task.SpeedupA!.Point, task.SpeedupB!.Point))]);

    private static string Label(string name, int place)
    {
        var visible = VisibleText.Of(name);
        return $"{Letter(place)} {(visible.Length <= LongestLabel ? visible : visible[..(LongestLabel - 1)] + "…")}";
    }
}
