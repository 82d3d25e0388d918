using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Submissions;

/// <summary>The tables of a submission beside that of its tasks.</summary>
public static class SubmissionTables
{
    /// <summary>Its score under every rule.</summary>
    public static CsvTable Scores(SubmissionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["rule", "rule_version", "score", "score_low", "score_high", "adjusted_score", "tasks", "unscored", "top_ten_weight"],
            view.Scores.Select(row => (IReadOnlyList<object?>)
                [row.Rule, row.RuleVersion, row.Score.Point, row.Score.Low, row.Score.High, row.AdjustedScore, row.Score.Tasks, row.Score.Unscored, row.TopTenWeight]));
    }

    /// <summary>The share of tasks that it solves, by p.</summary>
    public static CsvTable Curve(SubmissionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(["p", "solved"], view.Curve.Select(point => (IReadOnlyList<object?>)[point.Threshold, point.Score]));
    }

    /// <summary>Its tasks by ratio to the expert; an end is empty where the bin is open.</summary>
    public static CsvTable Bins(SubmissionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(["ratio_from", "ratio_below", "tasks"], SubmissionPlots.OpenBins(view.Tasks).Select(bin => (IReadOnlyList<object?>)[bin.Low, bin.High, bin.Count]));
    }
}
