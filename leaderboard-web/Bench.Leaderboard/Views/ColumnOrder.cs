namespace Bench.Leaderboard.Views;

/// <summary>Sorts the rows of a table by a column. What has no value comes last, whichever way the rest goes.</summary>
internal static class ColumnOrder
{
    /// <summary>The rows in the order of their values; equal ones stay as they were until they are sorted further.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="value">Value of a row; null where it has none.</param>
    /// <param name="descending">Whether the largest comes first.</param>
    /// <param name="comparer">Compares values; two that are missing are equal.</param>
    public static IOrderedEnumerable<TRow> By<TRow, TValue>(IEnumerable<TRow> rows, Func<TRow, TValue> value, bool descending, IComparer<TValue> comparer)
    {
        var missingLast = rows.OrderBy(row => value(row) is null);
        return descending ? missingLast.ThenByDescending(value, comparer) : missingLast.ThenBy(value, comparer);
    }

    /// <summary>Compares the values of a table whose columns hold words or numbers; within one column they are of one kind.</summary>
    /// <param name="words">Compares words.</param>
    public static IComparer<IComparable?> Values(StringComparer words) =>
        Comparer<IComparable?>.Create((a, b) => a is null || b is null ? 0 : a is string x && b is string y ? words.Compare(x, y) : a.CompareTo(b));
}
