using Bench.Contracts.Runs;
using Bench.Harvester.Build;
using Bench.Harvester.Cover;
using Bench.Harvester.Funnel;
using Bench.Harvester.Tests.Build;

namespace Bench.Harvester.Tests.Cover;

/// <summary>Build and Cover on the sample repositories, in real sandboxes.</summary>
[TestFixture]
[CancelAfter(600_000)]
public sealed class SampleRunTests
{
    private static IEnumerable<int> TallyPerformance => SampleTruth.Numbers("tally", "performance");

    [TestCaseSource(nameof(TallyPerformance))]
    public async Task Every_performance_change_of_tally_is_guarded_in_bubblewrap(int number)
    {
        // Two runs on each side show what is guarded; the flaky test has a test of its own.
        var result = await RunAsync(SandboxKind.Bubblewrap, "tally", number, CoverOptions.Exactly(2));

        Accepted(result, "tally");
        Assert.That(result.Draft!.Tests.Guarding, Has.All.StartsWith("tests."));
    }

    [Test]
    public async Task Tally_is_built_and_covered_in_a_container()
    {
        var result = await RunAsync(SandboxKind.Docker, "tally", 34, CoverOptions.Exactly(2));

        Accepted(result, "tally");
        Assert.That(result.Draft!.CoveredLines, Has.All.StartsWith("src/tally/csvio.py:"));
    }

    [Test]
    public async Task Weft_is_built_and_covered_with_the_SDK_of_the_machine()
    {
        var result = await RunAsync(SandboxKind.Bubblewrap, "weft", 36, CoverOptions.Exactly(2));

        Accepted(result, "weft");
        Assert.That(result.Draft!.Tests.Guarding, Has.All.StartsWith("Weft.Tests.Crc32Tests::"));
    }

    [Test]
    public async Task The_flaky_test_of_tally_is_quarantined_and_never_guards()
    {
        // A test that fails once in four runs stays hidden from forty runs in one of a hundred thousand goes.
        var result = await RunAsync(SandboxKind.Bubblewrap, "tally", 34, CoverOptions.Exactly(20));

        Assert.That(result.Draft!.Tests.Quarantined.Select(test => test.Id), Is.EqualTo(SampleTruth.FlakyTests("tally")));
    }

    [TestCase(13, CoverReasons.NoCoveringTest)]
    [TestCase(28, CoverReasons.NoCoveringTest)]
    [TestCase(22, CoverReasons.GuardingTestsFail)]
    public async Task A_decoy_of_tally_is_rejected_with_its_reason(int number, string reason)
    {
        var result = await RunAsync(SandboxKind.Bubblewrap, "tally", number, CoverOptions.Exactly(2));

        Assert.That(result.Verdict.Reason, Is.EqualTo(reason), Text(result));
    }

    [Test]
    public async Task A_suite_whose_runner_finds_no_test_is_not_taken_for_one_that_covers_nothing()
    {
        var result = await RunAsync(
            SandboxKind.Bubblewrap, "weft", 36, CoverOptions.Exactly(2), draft => draft with { Tests = draft.Tests with { Command = [.. draft.Tests.Command, "--filter", "FullyQualifiedName=Nothing"] } });

        Assert.That(result.Verdict.Reason, Is.EqualTo(CoverReasons.TestsDoNotRun), Text(result));
        Assert.That(result.Verdict.Detail, Does.Contain("without running a test"));
    }

    private static void Accepted(StageResult result, string name)
    {
        Assert.That(result.Verdict.Accepted, Is.True, Text(result));
        Assert.That(result.Draft!.Tests.Guarding, Is.Not.Empty.And.None.AnyOf(SampleTruth.FlakyTests(name)), Text(result));
        Assert.That(result.Draft.CoveredLines, Is.Not.Empty);
    }

    private static async Task<StageResult> RunAsync(SandboxKind kind, string name, int number, CoverOptions options, Func<Draft, Draft>? change = null)
    {
        var token = TestContext.CurrentContext.CancellationToken;
        await using var workshop = await Workshop.OpenAsync(kind, SampleTruth.StreamOf(name), token);
        var candidate = SampleTruth.Candidate(name, number, workshop.Folder);
        var lines = new Lines();
        var built = await new BuildStage(workshop.Parts, new BuildOptions()).JudgeAsync(candidate, lines, token);
        Assert.That(built.Verdict.Accepted, Is.True, Text(built));
        return await new CoverStage(workshop.Parts, options).JudgeAsync(candidate with { Draft = change is null ? built.Draft : change(built.Draft!), Verdicts = [built.Verdict] }, lines, token);
    }

    private static string Text(StageResult result) =>
        $"{result.Verdict.Reason}: {result.Verdict.Detail}\n{string.Join('\n', result.Verdict.Evidence.Select(evidence => $"{evidence.Name}: {evidence.Detail}"))}";

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => TestContext.Progress.WriteLine(value);
    }
}
