using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Submissions;

/// <summary>A column that the tasks of a submission can be sorted by.</summary>
/// <param name="Key">Its word in an address.</param>
/// <param name="Title">Its head.</param>
/// <param name="LargestFirst">Whether readers look for the largest first.</param>
/// <param name="IsText">Whether it holds words.</param>
/// <param name="Value">What it is sorted by; rows without it come last either way.</param>
public sealed record TaskColumn(string Key, string Title, bool LargestFirst, bool IsText, Func<TaskRow, IComparable?> Value)
{
    /// <summary>The columns from left to right.</summary>
    public static ImmutableArray<TaskColumn> All { get; } =
    [
        new("task", "Task", false, true, row => row.Task.Value),
        new("outcome", "Outcome", false, true, row => (int)row.Outcome),
        new("expert", "Expert speedup", true, false, row => row.ExpertSpeedup?.Point),
        new("speedup", "Speedup", true, false, row => row.Speedup?.Point),
        new("ratio", "Ratio to expert", true, false, row => row.Ratio?.Point),
        new("parity", "Tests", false, false, row => row.Tests is null ? null : row.Tests - row.Passed),
        new("weight", "Weight", true, false, row => row.Weight),
        new("contribution", "Adds", false, false, row => row.Place),
        new("flags", "Codes", true, true, row => row.Codes.Count(code => code.Class() is not (ReasonClass.Neutral or ReasonClass.Badge))),
    ];

    /// <summary>The words of all columns.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. All.Select(column => column.Key)];

    /// <summary>Sorts rows by the column of a query; equal rows by contribution.</summary>
    public static ImmutableArray<TaskRow> Sort(IEnumerable<TaskRow> rows, SubmissionQuery query)
    {
        var value = All.First(column => column.Key == query.Sort).Value;
        return [.. ColumnOrder.By(rows, value, query.Descending, ColumnOrder.Values(StringComparer.Ordinal)).ThenBy(row => row.Place)];
    }
}
