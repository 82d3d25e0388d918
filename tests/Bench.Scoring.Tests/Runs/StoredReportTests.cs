using System.Collections.Immutable;
using Bench.Contracts.Documents;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Scoring.Decisions;
using Bench.Scoring.Runs;
using static Bench.Scoring.Tests.Rules.Results;

namespace Bench.Scoring.Tests.Runs;

/// <summary>Runs that were imported from another platform's report.</summary>
public sealed class StoredReportTests
{
    private static readonly RunManifest Imported = new(
        RunManifest.SchemaName, "0.1.0", "none", "1", "2026-01-31T12:00:00Z", new SandboxLevel(SandboxKind.Docker, []), Fingerprint.Unknown, RunManifest.UnknownMachine, RunGrade.Development,
        DecisionRule.SmallestDelta, ImmutableSortedDictionary<string, string>.Empty, null, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty,
        Reported: new ReportSource("swefficiency-report", "gold.csv", new string('a', 64)));

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bench-report-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_imported_run_is_read_without_samples_and_grading_leaves_it_as_it_is()
    {
        var run = await ReadAsync(Imported, [Measured(1, 2, 4), Failed(2) with { ReasonCodes = [ReasonCode.TestMissing], Reasons = [new Reason(ReasonCode.TestMissing, Phase.Tests, "")] }]);

        Assert.That(run.Manifest.IsMeasured, Is.False);
        Assert.That(Grading.Again(run).Results.Select(BenchJson.Line), Is.EqualTo(run.Results.Select(BenchJson.Line)));
        Assert.That(Grading.Unclaimed(run), Is.Zero);
    }

    [Test]
    public void A_measured_run_without_samples_is_refused_as_before() =>
        Assert.That(() => ReadAsync(Imported with { Reported = null }, [Measured(1, 2, 4)]), Throws.TypeOf<RunFolderException>().With.Message.Contains("results.jsonl:1: /sitting"));

    [Test]
    public void An_imported_run_with_a_sample_is_refused() => Assert.That(
        () => ReadAsync(Imported, [Measured(1, 2, 4)], new Sample(Task(1), "s", "base", ArmKind.Base, 0, 0, 1, 1, 1, 1, 1, 1, "", 1)),
        Throws.TypeOf<RunFolderException>().With.Message.Contains("samples.jsonl:1"));

    [Test]
    public void An_imported_run_with_a_sitting_is_refused() => Assert.That(
        () => ReadAsync(Imported, [Measured(1, 2, 4), Measured(2, 2, 4) with { Sitting = "s", Arm = "candidate-1", Rotations = 20 }]),
        Throws.TypeOf<RunFolderException>().With.Message.Contains("results.jsonl:2: /sitting"));

    [Test]
    public void An_imported_run_with_an_attempt_twice_is_refused() =>
        Assert.That(() => ReadAsync(Imported, [Measured(1, 2, 4), Measured(1, 2, 4)]), Throws.TypeOf<RunFolderException>().With.Message.Contains("results.jsonl:2: /attempt"));

    [Test]
    public void An_imported_run_that_claims_a_sound_machine_is_refused() =>
        Assert.That(() => ReadAsync(Imported with { Grade = RunGrade.Scoring }, [Measured(1, 2, 4)]), Throws.TypeOf<RunFolderException>().With.Message.Contains("/grade"));

    [TestCase(2, 4, OutcomeKind.Faster, 0.5)]
    [TestCase(8, 4, OutcomeKind.Faster, 1)]
    [TestCase(1.01, 4, OutcomeKind.Inconclusive, 0)]
    [TestCase(0.9, 4, OutcomeKind.Slower, 0)]
    [TestCase(2, 1.01, OutcomeKind.Faster, null)]
    public void A_reported_speedup_is_judged_by_its_point_and_never_called_equal(double speedup, double expert, OutcomeKind outcome, double? attainment)
    {
        var result = ReportedResult.Measured(Failed(1), speedup, expert, speedup / expert);

        Assert.That((result.Outcome, result.Attainment, result.AgainstExpert, result.Speedup!.HasInterval), Is.EqualTo((outcome, attainment, (Verdict?)null, false)));
    }

    private async Task<StoredRun> ReadAsync(RunManifest manifest, TaskResult[] results, params Sample[] samples)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, RunReader.ManifestName), BenchJson.Document(manifest));
        await File.WriteAllLinesAsync(Path.Combine(_folder, RunReader.ResultsName), results.Select(BenchJson.Line));
        await File.WriteAllLinesAsync(Path.Combine(_folder, RunReader.SamplesName), samples.Select(BenchJson.Line));
        return await StoredRun.ReadAsync(_folder, CancellationToken.None);
    }
}
