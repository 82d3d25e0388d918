using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench.Benchmarks.Recall;

/// <summary>Says how many of the pull requests that are known to be about speed stand near the top of a harvest's <c>candidates.jsonl</c>.</summary>
internal static partial class RecallReport
{
    /// <summary>Prints the report.</summary>
    /// <param name="candidates">The list of a harvest, in rank order.</param>
    /// <param name="ids">A text with the known ones: <c>PREFIX-NUMBER</c> at the start of a line, or a number alone.</param>
    /// <param name="prefix">Prefix of the ids that count; null for numbers alone.</param>
    /// <param name="places">Places to look within.</param>
    /// <param name="names">Whether each known one is shown with its rank. Left out for a repository that is kept for a last look.</param>
    /// <returns>An exit code: 0, or 2 when the text names none.</returns>
    public static int Run(string candidates, string ids, string? prefix, IReadOnlyList<int> places, bool names)
    {
        var known = Known(ids, prefix);
        if (known.Count == 0)
        {
            Console.Error.WriteLine($"'{ids}' names no pull request{(prefix is null ? "; give --of PREFIX for lines such as dask__dask-5891" : $" as {prefix}-NUMBER")}.");
            return 2;
        }

        var ranks = Ranks(candidates);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{known.Count} known, {ranks.Count} candidates"));
        foreach (var place in places)
        {
            var found = known.Count(number => ranks.TryGetValue(number, out var rank) && rank <= place);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"within the first {place,4}: {found} ({100.0 * found / known.Count:0.0} %)"));
        }

        foreach (var number in names ? known.OrderBy(number => ranks.GetValueOrDefault(number, int.MaxValue)) : Enumerable.Empty<int>())
        {
            Console.WriteLine(ranks.TryGetValue(number, out var rank) ? $"#{number}: {rank}" : $"#{number}: no candidate");
        }

        return 0;
    }

    /// <summary>Numbers of the known pull requests.</summary>
    public static SortedSet<int> Known(string path, string? prefix)
    {
        var numbers = new SortedSet<int>();
        foreach (var line in File.ReadLines(path))
        {
            var start = prefix is null ? line : line.StartsWith(prefix + "-", StringComparison.Ordinal) ? line[(prefix.Length + 1)..] : "";
            if (LeadingNumber().Match(start) is { Success: true } match)
            {
                numbers.Add(int.Parse(match.Value, CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }

    private static Dictionary<int, int> Ranks(string path)
    {
        var ranks = new Dictionary<int, int>();
        foreach (var line in File.ReadLines(path))
        {
            using var candidate = JsonDocument.Parse(line);
            ranks[candidate.RootElement.GetProperty("pullRequest").GetInt32()] = candidate.RootElement.GetProperty("rank").GetInt32();
        }

        return ranks;
    }

    [GeneratedRegex(@"^\d+\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeadingNumber();
}
