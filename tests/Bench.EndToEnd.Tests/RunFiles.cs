using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests;

/// <summary>The files of a run, read as any other program would read them.</summary>
internal static class RunFiles
{
    /// <summary>Results by model.</summary>
    public static Dictionary<string, JsonNode> Results(string run) => File.ReadLines(Path.Combine(run, "results.jsonl"))
        .Select(line => JsonNode.Parse(line)!).ToDictionary(result => (string)result["model"]!);

    /// <summary>The samples.</summary>
    public static List<JsonNode> Samples(string run) => [.. File.ReadLines(Path.Combine(run, "samples.jsonl")).Select(line => JsonNode.Parse(line)!)];

    /// <summary>A field of a result as text; empty when it is null.</summary>
    public static string Text(this JsonNode result, string field) => (string?)result[field] ?? "";

    /// <summary>First reason code of a result; empty when it has none.</summary>
    public static string Code(this JsonNode result) => result["reasonCodes"]!.AsArray() is [var first, ..] ? (string)first! : "";
}
