using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;

namespace Bench.Scoring.Runs;

/// <summary>Finds where a result differs from the same one computed again.</summary>
internal static class ResultComparison
{
    /// <summary>Numbers closer than this, as a share of the larger, are equal: another machine's logarithm may differ in its last digit.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>The first field that differs; null when none does.</summary>
    /// <param name="file">Name of the file that the result stands in.</param>
    /// <param name="line">Its line.</param>
    /// <param name="stated">The result as it stands there.</param>
    /// <param name="again">The result as it must be.</param>
    /// <param name="because">Why it must.</param>
    public static DocumentError? Difference(string file, long line, TaskResult stated, TaskResult again, string because)
    {
        var (left, right) = (BenchJson.Line(stated), BenchJson.Line(again));
        return left == right || Difference(JsonNode.Parse(left), JsonNode.Parse(right), "") is not { } found
            ? null
            : new DocumentError(file, line, found.Pointer, $"found {Shown(found.Stated)}", $"{Shown(found.Again)}, {because}");
    }

    private static (string Pointer, JsonNode? Stated, JsonNode? Again)? Difference(JsonNode? stated, JsonNode? again, string pointer) => (stated, again) switch
    {
        (JsonObject left, JsonObject right) => left.Select(member => member.Key).Union(right.Select(member => member.Key))
            .Select(name => Difference(left[name], right[name], $"{pointer}/{name}")).FirstOrDefault(found => found is not null),
        (JsonArray left, JsonArray right) when left.Count == right.Count => left.Select((item, index) => Difference(item, right[index], $"{pointer}/{index}")).FirstOrDefault(found => found is not null),
        _ => AreEqual(stated, again) ? null : (pointer, stated, again),
    };

    private static bool AreEqual(JsonNode? left, JsonNode? right) =>
        left?.GetValueKind() == JsonValueKind.Number && right?.GetValueKind() == JsonValueKind.Number
            ? Number(left) is var one && Number(right) is var other && Math.Abs(one - other) <= Tolerance * Math.Max(Math.Abs(one), Math.Abs(other))
            : JsonNode.DeepEquals(left, right);

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Shown(JsonNode? node)
    {
        const int longest = 80;
        var text = node?.ToJsonString(BenchJson.Options) ?? "nothing";
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
