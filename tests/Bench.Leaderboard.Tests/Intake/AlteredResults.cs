using System.Text.Json.Nodes;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>Other results than a drawn run has, for <see cref="DrawnRun.Bundle"/>.</summary>
internal static class AlteredResults
{
    /// <summary>Every result failed its tests, and nothing was measured.</summary>
    public static string AllFailed(string name, string text) => name switch
    {
        "samples.jsonl" => "",
        "results.jsonl" => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Failed)),
        _ => text,
    };

    /// <summary>A person found the first result to cheat.</summary>
    public static string WithIntegrity(string name, string text)
    {
        if (name != "results.jsonl")
        {
            return text;
        }

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var result = JsonNode.Parse(lines[0])!.AsObject();
        result["reasonCodes"]!.AsArray().Insert(0, "CONFIRMED_CHEAT");
        result["reasons"]!.AsArray().Insert(0, new JsonObject { ["code"] = "CONFIRMED_CHEAT", ["phase"] = "ingest", ["detail"] = "seen by a person" });
        lines[0] = result.ToJsonString();
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string Failed(string line)
    {
        var result = JsonNode.Parse(line)!.AsObject();
        foreach (var field in new[] { "againstExpert", "speedup", "ratio", "expertSpeedup", "sitting", "cpuNanoseconds", "peakKiB" })
        {
            result[field] = null;
        }

        result["outcome"] = "failed";
        result["attainment"] = 0;
        result["rotations"] = 0;
        result["chargedNanoseconds"] = 0;
        result["reasonCodes"] = new JsonArray("TEST_REGRESSION");
        result["reasons"] = new JsonArray(new JsonObject { ["code"] = "TEST_REGRESSION", ["phase"] = "tests", ["detail"] = "2 tests fail" });
        return result.ToJsonString() + "\n";
    }
}
