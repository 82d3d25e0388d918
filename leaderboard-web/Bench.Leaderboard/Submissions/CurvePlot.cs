using System.Globalization;
using Bench.Charts;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Submissions;

/// <summary>Draws the share of tasks that a submission solves, over how close to the expert solved means.</summary>
public static class CurvePlot
{
    /// <summary>The curve; null when no task is scored.</summary>
    /// <param name="view">The submission.</param>
    /// <param name="attempts">k of the curve.</param>
    public static Plot? Of(SubmissionView view, int attempts)
    {
        var points = view.Curve.Where(point => point.Score is not null).Select(point => (point.Threshold, point.Score!.Value)).ToList();
        if (points.Count == 0)
        {
            return null;
        }

        var at = points.MinBy(point => Math.Abs(point.Threshold - ScoreChoice.UsualP));
        return new Plot(
            "opt-curve",
            string.Create(CultureInfo.InvariantCulture, $"Solved at p: opt@{attempts}"),
            string.Create(CultureInfo.InvariantCulture, $"With p = 0, where tests and answers are enough, {Figures.Percent(points[0].Value)} of the tasks are solved; at {at.Threshold}, where the expert has to be all but reached, {Figures.Percent(at.Value)}."),
            new Axis.Linear("p: share of the expert's speedup that must be exceeded", 0, 1),
            new Axis.Linear("share of tasks solved", 0, 1),
            [new Plottable.ScatterLine(new Series("solved", "candidate", MarkerShape.Dot), points)])
        { HasLegend = false };
    }
}
