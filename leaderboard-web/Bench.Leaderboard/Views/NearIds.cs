namespace Bench.Leaderboard.Views;

/// <summary>What a reader may have meant by an id that is not there.</summary>
public static class NearIds
{
    private const int Most = 5;
    private const int LongestLooked = 100;

    /// <summary>The ids that share the longest beginning, or hold the text; at most five.</summary>
    /// <param name="id">What was asked for; text from outside.</param>
    /// <param name="known">Ids with their addresses.</param>
    public static IReadOnlyList<(string Text, string Url)> Of(string id, IEnumerable<(string Text, string Url)> known)
    {
        var looked = id.Length <= LongestLooked ? id : id[..LongestLooked];
        return
        [
            .. known.Select(each => (each, Nearness: Nearness(looked, each.Text)))
                .Where(each => each.Nearness > 2)
                .OrderByDescending(each => each.Nearness).ThenBy(each => each.each.Text, StringComparer.Ordinal)
                .Take(Most)
                .Select(each => each.each),
        ];
    }

    private static int Nearness(string id, string known)
    {
        var shared = id.Zip(known).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();
        return id.Length > 2 && known.Contains(id, StringComparison.OrdinalIgnoreCase) ? shared + id.Length : shared;
    }
}
