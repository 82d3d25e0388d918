using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bench.Sandbox.Seccomp;

/// <summary>Writes rules as a seccomp profile of the Docker engine. It names no architecture: the engine then knows its own only, and a call of another (i386, x32) ends the caller.</summary>
internal static class DockerProfileWriter
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write(IEnumerable<SeccompRule> rules)
    {
        var calls = rules.ToLookup(rule => rule.Condition is null);
        var entries = new JsonArray();
        foreach (var group in calls[true].GroupBy(rule => rule.Errno))
        {
            entries.Add(Entry(group.Select(rule => rule.Call), group.Key, condition: null));
        }

        // One entry for each condition: entries are alternatives, while the conditions of one entry would have to hold together.
        foreach (var rule in calls[false])
        {
            entries.Add(Entry([rule.Call], rule.Errno, rule.Condition));
        }

        var profile = new JsonObject
        {
            ["defaultAction"] = "SCMP_ACT_ALLOW",
            ["syscalls"] = entries,
        };
        return profile.ToJsonString(Indented);
    }

    private static JsonObject Entry(IEnumerable<string> calls, int errno, SeccompCondition? condition)
    {
        var entry = new JsonObject
        {
            ["names"] = new JsonArray([.. calls.Select(call => JsonValue.Create(call))]),
            ["action"] = "SCMP_ACT_ERRNO",
            ["errnoRet"] = errno,
        };
        if (condition is not null)
        {
            entry["args"] = new JsonArray(Argument(condition));
        }

        return entry;
    }

    private static JsonObject Argument(SeccompCondition condition)
    {
        var (operation, value, valueTwo) = condition.Comparison switch
        {
            SeccompComparison.Equal => ("SCMP_CMP_EQ", condition.Value, 0UL),
            SeccompComparison.AtLeast => ("SCMP_CMP_GE", condition.Value, 0UL),
            SeccompComparison.HasBit => ("SCMP_CMP_MASKED_EQ", condition.Value, condition.Value),
            SeccompComparison.LowHalfEqual => ("SCMP_CMP_MASKED_EQ", 0xFFFFFFFFUL, condition.Value),
            _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Unknown comparison {condition.Comparison}."), nameof(condition)),
        };
        return new JsonObject { ["index"] = condition.Argument, ["value"] = value, ["valueTwo"] = valueTwo, ["op"] = operation };
    }
}
