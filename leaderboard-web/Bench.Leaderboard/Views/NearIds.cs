namespace Bench.Leaderboard.Views;

/// <summary>What a reader may have meant by an id that is not there: the known ids that differ from it by few letters, or that it is a part of.</summary>
public static class NearIds
{
    private const int Most = 5;
    private const int LongestLooked = 100;
    private const int ShortestPart = 3;

    /// <summary>The nearest ids, nearest first, at most five; none when all are far away.</summary>
    /// <param name="id">What was asked for; text from outside.</param>
    /// <param name="known">Ids with their addresses.</param>
    public static IReadOnlyList<(string Text, string Url)> Of(string id, IEnumerable<(string Text, string Url)> known)
    {
        var looked = (id.Length <= LongestLooked ? id : id[..LongestLooked]).ToUpperInvariant();

        // A third of the letters may differ.
        var limit = Math.Max(2, looked.Length / 3);
        return looked.Length == 0
            ? []
            :
            [
                .. known.Select(each => (each, Distance: Distance(looked, each.Text.ToUpperInvariant(), limit)))
                    .Where(each => each.Distance <= limit)
                    .OrderBy(each => each.Distance).ThenBy(each => each.each.Text, StringComparer.Ordinal)
                    .Take(Most)
                    .Select(each => each.each),
            ];
    }

    /// <summary>Letters to insert, delete or replace to make one text of the other, 1 when it holds the other; something greater than the limit when there are more.</summary>
    internal static int Distance(string id, string known, int limit)
    {
        if (id.Length >= ShortestPart && known.Contains(id, StringComparison.Ordinal))
        {
            return id.Length == known.Length ? 0 : 1;
        }

        if (Math.Abs(id.Length - known.Length) > limit)
        {
            return limit + 1;
        }

        var above = Enumerable.Range(0, known.Length + 1).ToArray();
        var row = new int[known.Length + 1];
        for (var i = 1; i <= id.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var replaced = above[j - 1] + (id[i - 1] == known[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }

            (above, row) = (row, above);
        }

        return above[known.Length];
    }
}
