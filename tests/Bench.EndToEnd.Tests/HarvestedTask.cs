using System.Text.Json.Nodes;

namespace Bench.EndToEnd.Tests;

/// <summary>What two harvests of one pull request have in common.</summary>
internal static class HarvestedTask
{
    /// <summary>The task without what was timed, and without the tests that failed by chance.</summary>
    public static string Same(JsonNode task)
    {
        var copy = task.DeepClone().AsObject();
        copy.Remove("replays");
        copy["tests"]!.AsObject().Remove("quarantined");
        var stages = copy["provenance"]!["stages"]!.AsArray();
        foreach (var note in stages.Where(note => note!.Text("name").StartsWith("measure", StringComparison.Ordinal)).ToList())
        {
            stages.Remove(note);
        }

        return copy.ToJsonString();
    }
}
