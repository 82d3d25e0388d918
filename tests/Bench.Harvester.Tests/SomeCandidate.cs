using System.Collections.Immutable;
using System.Globalization;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Tasks;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Tests;

/// <summary>Candidates as Build and Cover would hand them on.</summary>
internal static class SomeCandidate
{
    /// <summary>A pull request.</summary>
    public static MinedPullRequest Request(int number, string from, string to, string title = "Make it faster", params ImmutableArray<ChangedFile> files) => new(
        number, title, "", MergeStyle.Squash, from, to, to, DateTimeOffset.Parse("2026-01-05T10:00:00Z", CultureInfo.InvariantCulture), [], files);

    /// <summary>A candidate with a draft and a folder of its own.</summary>
    public static Candidate Of(MinedPullRequest request, Draft draft, string folder) => new(
        request,
        [
            new StageVerdict(Stage.Filter, true, "accepted", "speaks of speed", [new Evidence("title.word", "'faster'", 2)]),
            new StageVerdict(Stage.Build, true, "accepted", "builds", [new Evidence("time.build", "3 s")]),
            new StageVerdict(Stage.Cover, true, "accepted", "121 tests guard it", []),
        ],
        draft,
        Directory.CreateDirectory(folder).FullName);

    /// <summary>The draft of a Python repository that needs nothing but Python.</summary>
    public static Draft PythonDraft(string importFolder, params ImmutableArray<string> guarding) => new(
        "python",
        new TaskEnvironment(
            Host: new HostRequirement(["python3"]),
            Variables: ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("PYTHONPATH", "{repo}/" + importFolder)])),
        Build: null,
        new TestSuite(TestFramework.Unittest, Guarding: guarding),
        new TaskLimits(MemoryMiB: 512, SampleSeconds: 30));

    /// <summary>The draft that a task written by hand would have been, without its workload.</summary>
    public static Draft DraftOf(LoadedTask task) => new(
        task.Spec.Language, task.Spec.Environment with { Dockerfile = null }, task.Spec.Build, task.Spec.Tests, task.Spec.Limits);
}
