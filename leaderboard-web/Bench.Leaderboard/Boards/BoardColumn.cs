using System.Collections.Immutable;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Boards;

/// <summary>A column that the board can be sorted by.</summary>
/// <param name="Key">Its word in an address.</param>
/// <param name="Title">Its head.</param>
/// <param name="LargestFirst">Whether readers look for the largest first.</param>
/// <param name="IsText">Whether it holds words.</param>
/// <param name="Value">What it is sorted by; rows without it come last either way.</param>
public sealed record BoardColumn(string Key, string Title, bool LargestFirst, bool IsText, Func<BoardRow, IComparable?> Value)
{
    /// <summary>The columns from left to right.</summary>
    public static ImmutableArray<BoardColumn> All { get; } =
    [
        new("rank", "Rank", false, false, row => row.Rank?.Place),
        new("model", "Submission", false, true, row => row.Name),
        new("score", "Score", true, true, row => row.Score.Point),
        new("adjusted", "Hack-adjusted", true, false, row => row.AdjustedScore),
        new("opt", "Opt", true, false, row => row.Opt),
        new("parity", "Parity", true, false, row => row.Parity),
        new("faster", "Faster", true, false, row => row.Faster),
        new("faults", "Faults", false, false, row => row.Faults),
        new("cost", "Cost", false, false, row => row.CostUsd),
        new("agent", "Agent", false, true, row => row.Agent),
        new("organisation", "Organisation", false, true, row => row.Organisation),
        new("level", "Level", true, true, row => row.IsDisputed ? -1 : (int)row.Level),
        new("date", "Date", true, true, row => row.PublishedAt),
        new("machine", "Machine", false, true, row => row.MachineClass),
        new("moved", "Moved", true, false, row => row.Moved),
    ];

    /// <summary>The words of all columns.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. All.Select(column => column.Key)];

    /// <summary>Sorts rows by the column of a query; equal rows by place, then by id, so that the order is always the same.</summary>
    public static ImmutableArray<BoardRow> Sort(IEnumerable<BoardRow> rows, BoardQuery query)
    {
        var value = All.First(column => column.Key == query.Sort).Value;
        return [.. ColumnOrder.By(rows, value, query.Descending, ColumnOrder.Values(StringComparer.OrdinalIgnoreCase)).ThenBy(row => row.Rank?.Place ?? int.MaxValue).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }
}
