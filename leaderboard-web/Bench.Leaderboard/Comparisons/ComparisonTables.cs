using System.Collections.Immutable;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Comparisons;

/// <summary>The tables of a comparison beside that of its tasks.</summary>
public static class ComparisonTables
{
    /// <summary>Ratios to the expert that <see cref="Reach"/> asks for.</summary>
    public static ImmutableArray<double> Steps { get; } = [0.5, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 2];

    /// <summary>The submissions with their scores.</summary>
    public static CsvTable Sides(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["side", "id", "name", "score", "score_low", "score_high", "tasks", "unscored", "parity_rate", "faster_rate", "faults"],
            view.Submissions.Select((side, i) => (IReadOnlyList<object?>)
            [
                ComparisonPlots.Letter(i), side.Id, side.Name, side.Score.Point, side.Score.Low, side.Score.High, side.Score.Tasks, side.Score.Unscored,
                side.Tally.ParityRate, side.Tally.FasterRate, side.Tally.Faults,
            ]));
    }

    /// <summary>The share of tasks of each submission that reach a ratio.</summary>
    public static CsvTable Reach(ComparisonView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["ratio", .. view.Submissions.Select((_, i) => "share_" + ComparisonPlots.Letter(i).ToLowerInvariant())],
            Steps.Select(ratio => (IReadOnlyList<object?>)[ratio, .. view.Submissions.Select((_, i) => (object?)ComparisonPlots.Reaching(view, i, ratio))]));
    }
}
