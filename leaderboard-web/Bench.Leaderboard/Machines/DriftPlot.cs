using System.Globalization;
using Bench.Charts;

namespace Bench.Leaderboard.Machines;

/// <summary>Draws how far a machine's speed wandered in each sitting.</summary>
internal static class DriftPlot
{
    /// <summary>Drift from which a sitting is void on a machine whose timings count; see docs/adr/0008-an-unsteady-machine.md.</summary>
    private const double Bound = 1.5;

    private static readonly Series Sittings = new("sitting", "base", MarkerShape.Circle);

    /// <summary>The plot of a machine; null when no run recorded drift.</summary>
    public static Plot? Of(MachineView view)
    {
        if (view.Drifts.IsEmpty)
        {
            return null;
        }

        var largest = view.Drifts.Max();
        var steady = view.Drifts.Count(drift => drift < Bound);
        return new Plot(
            "drift",
            "Drift of each sitting, oldest run first",
            string.Create(CultureInfo.InvariantCulture, $"{view.Drifts.Length} sittings; {steady} of them below {Bound}, the largest {largest:F2}. A drift of 1 is a speed that did not change."),
            new Axis.Linear("sitting", 0, view.Drifts.Length + 1),
            new Axis.Linear("slowest / fastest", 1, Math.Max(Bound + 0.1, largest)),
            [new Plottable.HorizontalLine(Bound, "reference"), new Plottable.Markers(Sittings, [.. view.Drifts.Index().Select(drift => (drift.Index + 1.0, drift.Item))])])
        {
            HasLegend = false,
            Width = 720,
        };
    }
}
