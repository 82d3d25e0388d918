using System.Globalization;
using System.Text.Json;

namespace Bench.Benchmarks.Recall;

/// <summary>
/// Says how the filter's weights could be better, from several harvests and lists of known pull requests: a factor for each signal, and how many would stand near
/// the top with them, for each repository both fitted along and left out. Nothing is changed by it: weights are written by hand.
/// </summary>
internal static class WeightReport
{
    private const int Rare = 10;

    /// <summary>Prints the report.</summary>
    /// <param name="harvests">Folders of harvests, each with the prefix of its ids: <c>DIR=dask__dask</c>.</param>
    /// <param name="ids">A text with the known ones.</param>
    /// <param name="places">Places to look within.</param>
    /// <returns>An exit code.</returns>
    public static int Run(IReadOnlyList<string> harvests, string ids, IReadOnlyList<int> places)
    {
        var named = harvests.Select(harvest => harvest.Split('=', 2)).ToList();
        if (named.Find(parts => parts.Length != 2) is { } wrong)
        {
            Console.Error.WriteLine($"'{wrong[0]}' is no harvest with a prefix; give DIR=PREFIX, such as harvests/dask=dask__dask.");
            return 2;
        }

        var known = named.ConvertAll(parts => RecallReport.Known(ids, parts[1]));
        var rows = named.SelectMany((parts, at) => Read(Path.Combine(parts[0], "funnel.json"), at, known[at])).ToList();
        var all = WeightFit.Fit(rows);
        Console.WriteLine("factor  pull requests  known  signal");
        foreach (var (name, factor) in all.OrderByDescending(pair => pair.Value))
        {
            var with = rows.Where(row => row.Sums.ContainsKey(name)).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{factor,6:0.00}  {with.Count,13}  {with.Count(row => row.IsKnown),5}  {name}{(with.Count(row => row.IsKnown) < Rare ? "  (few)" : "")}"));
        }

        Console.WriteLine($"within {string.Join(", ", places)}: as it is | fitted along | left out");
        for (var at = 0; at < named.Count; at++)
        {
            var own = rows.Where(row => row.Repository == at).ToList();
            var others = named.Count > 1 ? WeightFit.Fit(rows.Where(row => row.Repository != at).ToList()) : all;
            string Shares(IReadOnlyDictionary<string, double> factors) => string.Join(' ', places.Select(place => Share(own, factors, place, known[at].Count)));
            Console.WriteLine($"{named[at][1]} ({known[at].Count} known): {Shares(new Dictionary<string, double>())} | {Shares(all)} | {Shares(others)}");
        }

        return 0;
    }

    private static string Share(List<SignalSums> rows, IReadOnlyDictionary<string, double> factors, int place, int known)
    {
        var found = rows.OrderByDescending(row => row.Score(factors)).ThenByDescending(row => row.Number).Take(place).Count(row => row.IsKnown);
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * found / known:0} %");
    }

    /// <summary>The pull requests that no rule put out.</summary>
    private static IEnumerable<SignalSums> Read(string path, int repository, SortedSet<int> known)
    {
        using var stream = File.OpenRead(path);
        using var funnel = JsonDocument.Parse(stream);
        foreach (var request in funnel.RootElement.GetProperty("pullRequests").EnumerateArray())
        {
            foreach (var verdict in request.GetProperty("verdicts").EnumerateArray())
            {
                if (verdict.GetProperty("stage").GetString() == "filter" && verdict.GetProperty("reason").GetString() is "accepted" or "below-threshold")
                {
                    var number = request.GetProperty("number").GetInt32();
                    yield return new SignalSums(repository, number, known.Contains(number), Sums(verdict.GetProperty("evidence")));
                }
            }
        }
    }

    private static Dictionary<string, double> Sums(JsonElement evidence) =>
        evidence.EnumerateArray()
            .GroupBy(item => item.GetProperty("name").GetString()!, item => item.TryGetProperty("weight", out var weight) ? weight.GetDouble() : 0, StringComparer.Ordinal)
            .Select(group => (group.Key, Sum: group.Sum()))
            .Where(pair => pair.Sum != 0)
            .ToDictionary(pair => pair.Key, pair => pair.Sum, StringComparer.Ordinal);
}
