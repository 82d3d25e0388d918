using System.Collections.Immutable;
using System.Globalization;
using Bench.Charts;

namespace Bench.Leaderboard.Rules;

/// <summary>Draws how places move: a line for each of the first submissions, a column for each rule or threshold.</summary>
internal static class BumpPlots
{
    private static readonly ImmutableArray<string> Styles = ["base", "control", "expert", "candidate", "s5", "s6", "s7", "s8"];

    /// <summary>Places across the rules; null with fewer than two submissions.</summary>
    public static Plot? AcrossRules(RulesView view) =>
        Draw(view, "bump-rules", "Places across the rules", new Axis.Categories("rule", view.Rules.Select(rule => rule.Id.Split('(')[0])), row => row.ByRule);

    /// <summary>Places across the thresholds of opt@1; null with fewer than two submissions.</summary>
    public static Plot? AcrossThresholds(RulesView view) => Draw(
        view,
        "bump-p",
        "Places across p of opt@1",
        new Axis.Categories("p", view.Thresholds.Select(p => p.ToString(CultureInfo.InvariantCulture))),
        row => row.ByThreshold);

    private static Plot? Draw(RulesView view, string id, string title, Axis.Categories columns, Func<MovedRow, ImmutableArray<int?>> ranks)
    {
        MovedRow[] drawn = [.. view.Rows.Where(row => row.Letter is not null)];
        if (drawn.Length < 2)
        {
            return null;
        }

        var last = drawn.SelectMany(row => ranks(row)).Max() ?? 1;
        var moved = drawn.Select(row => (row.Letter, Best: ranks(row).Min(), Worst: ranks(row).Max())).Where(row => row.Best != row.Worst).ToList();
        return new Plot(
            id,
            title,
            moved.Count == 0 ? "No submission moves." : string.Join("; ", moved.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Letter} goes from place {row.Best} to {row.Worst}"))) + ".",
            columns,
            new Axis.Places("place", last),
            [.. drawn.Select((row, i) => new Plottable.ScatterLine(
                new Series(row.Letter!, Styles[i], (MarkerShape)(i % 4)),
                [.. ranks(row).Index().Where(rank => rank.Item is not null).Select(rank => ((double)rank.Index, (double)rank.Item!.Value))]))])
        {
            Width = 720,
            Height = 300,
        };
    }
}
