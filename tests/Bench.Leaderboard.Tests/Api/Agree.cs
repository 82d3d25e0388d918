using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>Compares renderings column by column: as many rows, in the same order, with the same in every cell.</summary>
internal static class Agree
{
    /// <summary>A CSV and the rows of an answer. A column is looked for under its name in camelCase.</summary>
    /// <param name="csv">Rows of the CSV.</param>
    /// <param name="json">Rows of the answer.</param>
    /// <param name="paths">Columns that are found otherwise, with their paths in a row of the answer.</param>
    public static void InJson(IReadOnlyList<Dictionary<string, string>> csv, IReadOnlyList<JsonNode> json, IReadOnlyDictionary<string, string> paths)
    {
        Assert.That(csv, Has.Count.EqualTo(json.Count));
        foreach (var column in csv.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal))
        {
            var path = paths.GetValueOrDefault(column) ?? Path(column);
            Assert.That(csv.Select(row => row[column]), Is.EqualTo(json.Select(row => Cell(At(row, path)))), column);
        }
    }

    /// <summary>A CSV and a table of a page, of which every column is looked at.</summary>
    /// <param name="csv">Rows of the CSV.</param>
    /// <param name="table">The table.</param>
    /// <param name="heads">What stands under each head, from left to right.</param>
    public static void OnPage(IReadOnlyList<Dictionary<string, string>> csv, PageTable table, IReadOnlyList<(string Head, Func<Dictionary<string, string>, string> Words)> heads)
    {
        Assert.That(table.Heads, Is.EqualTo(heads.Select(column => column.Head)));
        foreach (var (head, words) in heads)
        {
            Assert.That(table.Rows.Select(row => row[head]), Is.EqualTo(csv.Select(words)), head);
        }
    }

    /// <summary>What is at a path of names with dots between them; null where there is nothing.</summary>
    public static JsonNode? At(JsonNode row, string path) => path.Split('.').Aggregate((JsonNode?)row, (node, name) => node?[name]);

    /// <summary>A value of an answer as a CSV writes it.</summary>
    public static string Cell(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String => (string)value!,
        JsonValueKind.Array => string.Join("; ", value!.AsArray().Select(Cell)),
        _ => value!.ToJsonString(),
    };

    private static string Path(string column)
    {
        var words = column.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
