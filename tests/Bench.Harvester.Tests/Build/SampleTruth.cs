using System.Collections.Immutable;
using System.Text.Json;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests.Build;

/// <summary>The pull requests of a sample repository, as its truth file tells them.</summary>
internal static class SampleTruth
{
    /// <summary>Path of the stream of a sample.</summary>
    public static string StreamOf(string name) => Path.Combine(RepositoryFolder.Root, "tasks", "samples", "repositories", name + ".fast-import");

    /// <summary>Ids of the tests that fail at random.</summary>
    public static ImmutableArray<string> FlakyTests(string name)
    {
        using var truth = Truth(name);
        return [.. truth.RootElement.GetProperty("flakyTests").EnumerateArray().Select(test => test.GetProperty("id").GetString()!)];
    }

    /// <summary>Numbers of the pull requests of a kind.</summary>
    public static ImmutableArray<int> Numbers(string name, string kind)
    {
        using var truth = Truth(name);
        return [.. PullRequests(truth).Where(entry => entry.GetProperty("kind").GetString() == kind).Select(entry => entry.GetProperty("number").GetInt32())];
    }

    /// <summary>A pull request as a candidate with a folder of its own.</summary>
    public static Candidate Candidate(string name, int number, string folder)
    {
        using var truth = Truth(name);
        var entry = PullRequests(truth).Single(pull => pull.GetProperty("number").GetInt32() == number);
        string Text(string property) => entry.GetProperty(property).GetString()!;
        var mined = new MinedPullRequest(
            number, Text("title"), "", MergeStyle.Merge, Text("baseCommit"), Text("headCommit"), Text("mergeCommit"), DateTimeOffset.UnixEpoch, [], []);
        return new Candidate(mined, [], Draft: null, Directory.CreateDirectory(Path.Combine(folder, "work", $"{number}")).FullName);
    }

    private static List<JsonElement> PullRequests(JsonDocument truth) => [.. truth.RootElement.GetProperty("pullRequests").EnumerateArray()];

    private static JsonDocument Truth(string name) => JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(StreamOf(name), ".truth.json")));
}
