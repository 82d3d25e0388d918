namespace Bench.Leaderboard.Views;

/// <summary>What a page shows, computed once: the page, the JSON and the CSV are three renderings of the same view, so they cannot disagree.</summary>
public interface IView
{
    /// <summary>The view's table, for CSV; null when it has none.</summary>
    CsvTable? Table();
}
