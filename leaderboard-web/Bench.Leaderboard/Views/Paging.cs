using System.Collections.Immutable;
using System.Globalization;

namespace Bench.Leaderboard.Views;

/// <summary>Lists that grow with the board are shown in pages, so that a page costs the same on a board of any size.</summary>
public static class Paging
{
    /// <summary>Most rows of a page.</summary>
    public const int Size = 50;

    /// <summary>Highest page that an address may ask for.</summary>
    public const int Most = 10_000;

    /// <summary>Pages that a list fills; 1 when it is empty.</summary>
    /// <param name="count">Rows of the list.</param>
    public static int Count(int count) => Math.Max(1, (count + Size - 1) / Size);

    /// <summary>Which rows stand on a page; none beyond the last.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="count">Rows of the list.</param>
    public static Range Rows(int page, int count) => Math.Min((page - 1) * Size, count)..Math.Min(page * Size, count);

    /// <summary>The rows of a page.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="page">The page, from 1.</param>
    public static ImmutableArray<T> Part<T>(ImmutableArray<T> rows, int page) => rows[Rows(page, rows.Length)];

    /// <summary>Which rows a page shows, in words; empty where it shows all.</summary>
    /// <param name="page">The page, from 1.</param>
    /// <param name="count">Rows of the list.</param>
    public static string Words(int page, int count)
    {
        var (from, length) = Rows(page, count).GetOffsetAndLength(count);
        return length == count ? "" : length == 0 ? "There is no such page." : string.Create(CultureInfo.InvariantCulture, $"{from + 1} to {from + length} of {count}.");
    }
}
