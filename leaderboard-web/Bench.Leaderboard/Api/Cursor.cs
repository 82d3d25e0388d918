using System.Collections.Immutable;
using System.Globalization;
using Bench.Leaderboard.Queries;
using Microsoft.Extensions.Primitives;

namespace Bench.Leaderboard.Api;

/// <summary>A part of an answer's rows.</summary>
/// <param name="Dataset">Version of the data that the rows are counted in; null at the start.</param>
/// <param name="From">Number of the first row, from 0.</param>
/// <param name="Limit">Most rows.</param>
internal sealed record Cursor(string? Dataset, int From, int Limit)
{
    /// <summary>Key of the number of rows.</summary>
    public const string LimitKey = "limit";

    /// <summary>Key of the place where they begin.</summary>
    public const string CursorKey = "cursor";

    /// <summary>Rows when nothing is said.</summary>
    public const int UsualLimit = 200;

    /// <summary>Most rows that can be asked for.</summary>
    public const int GreatestLimit = 1000;

    /// <summary>Reads the two keys.</summary>
    public static QueryReading<Cursor> Parse(IQueryCollection query)
    {
        var own = new Dictionary<string, StringValues>(query.Where(pair => IsOwn(pair.Key)), StringComparer.OrdinalIgnoreCase);
        var reader = new QueryReader(new QueryCollection(own));
        var limit = reader.Whole(LimitKey, UsualLimit, 1, GreatestLimit);
        var text = reader.Text(CursorKey);
        var parts = text.Split('.');
        var from = 0;
        if (text.Length > 0 && !(parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out from)))
        {
            reader.Refuse(CursorKey, text, "the cursor of an answer's links.next", 0);
        }

        return reader.End(() => new Cursor(text.Length == 0 ? null : parts[0], from, limit));
    }

    /// <summary>The other keys, which the view understands.</summary>
    public static QueryCollection Others(IQueryCollection query) =>
        new(new Dictionary<string, StringValues>(query.Where(pair => !IsOwn(pair.Key)), StringComparer.OrdinalIgnoreCase));

    /// <summary>The part of some rows.</summary>
    public ImmutableArray<T> Part<T>(ImmutableArray<T> rows) => [.. rows.Skip(From).Take(Limit)];

    /// <summary>The two keys for the part after this one, for an address.</summary>
    /// <param name="dataset">Version of the data.</param>
    public string After(string dataset) =>
        string.Create(CultureInfo.InvariantCulture, $"{CursorKey}={dataset}.{From + Limit}") + (Limit == UsualLimit ? "" : string.Create(CultureInfo.InvariantCulture, $"&{LimitKey}={Limit}"));

    private static bool IsOwn(string key) =>
        string.Equals(key, LimitKey, StringComparison.OrdinalIgnoreCase) || string.Equals(key, CursorKey, StringComparison.OrdinalIgnoreCase);
}
