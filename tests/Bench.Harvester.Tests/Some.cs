using Bench.Contracts.Tasks;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests;

/// <summary>Values that do not matter.</summary>
internal static class Some
{
    /// <summary>A draft.</summary>
    public static Draft Draft { get; } = new("python", new TaskEnvironment(Dockerfile: "Dockerfile"), Build: null, new TestSuite(TestFramework.Pytest, ["python", "-m", "pytest"], "report.xml"));

    /// <summary>A pull request.</summary>
    public static MinedPullRequest PullRequest(int number) => new(
        number, $"Title {number}", "Body", MergeStyle.Merge, new string('a', 40), new string('b', 40), new string('c', 40), DateTimeOffset.UnixEpoch,
        [new BranchCommit(new string('b', 40), "Subject", "", DateTimeOffset.UnixEpoch)], [new ChangedFile("a.py", null, FileChange.Modified, 3, 1)], Gaps: []);

    /// <summary>A verdict.</summary>
    public static StageVerdict Verdict(Stage stage, bool accepted, double score = 0, string reason = "accepted") =>
        new(stage, accepted, reason, "A sentence.", [new Evidence("title.word", "faster", score)]);

    /// <summary>A pull request that was mined and filtered.</summary>
    public static JudgedChange Judged(int number, double score, bool accepted = true, string? reason = null) =>
        new(PullRequest(number), MineVerdict.Of(PullRequest(number)), Verdict(Stage.Filter, accepted, score, accepted ? "accepted" : reason ?? "below-threshold"), 2);
}
