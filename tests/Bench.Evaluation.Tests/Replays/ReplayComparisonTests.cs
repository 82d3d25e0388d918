using System.Collections.Immutable;
using Bench.Contracts.Machines;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;
using Bench.Evaluation.Replays;

namespace Bench.Evaluation.Tests.Replays;

public sealed class ReplayComparisonTests
{
    private static readonly TaskId Task = TaskId.Parse("acme__json-12");

    [Test]
    public void The_same_numbers_agree_and_nothing_differs()
    {
        var comparison = ReplayComparison.Of(Measured(2), followsFromSamples: true, Measured(2.02));
        Assert.Multiple(() =>
        {
            Assert.That(comparison.Agrees, Is.True);
            Assert.That(comparison.Differences, Is.Empty);
            Assert.That(comparison.Rows.Select(row => row.What), Is.EqualTo(new[] { "outcome", "speedup", "expert's speedup", "ratio to the expert", "numbers follow from the samples" }));
        });
    }

    [Test]
    public void Twice_the_speedup_disagrees_in_its_row_alone()
    {
        var comparison = ReplayComparison.Of(Measured(4), followsFromSamples: true, Measured(2));
        Assert.That(comparison.Rows.Where(row => !row.Agrees).Select(row => row.What), Is.EqualTo(new[] { "speedup", "ratio to the expert" }));
    }

    [Test]
    public void Numbers_that_do_not_follow_from_their_samples_disagree() =>
        Assert.That(ReplayComparison.Of(Measured(2), followsFromSamples: false, Measured(2)).Agrees, Is.False);

    [TestCase(OutcomeKind.Faster, OutcomeKind.Equal, true)]
    [TestCase(OutcomeKind.Faster, OutcomeKind.Inconclusive, true)]
    [TestCase(OutcomeKind.Faster, OutcomeKind.Slower, false)]
    public void Verdicts_on_both_sides_of_a_bar_agree_and_opposite_ones_do_not(OutcomeKind recorded, OutcomeKind now, bool agrees) =>
        Assert.That(ReplayComparison.Of(Measured(1, recorded), followsFromSamples: true, Measured(1, now)).Agrees, Is.EqualTo(agrees));

    [Test]
    public void A_failure_agrees_with_the_same_failure_only()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ReplayComparison.Of(Failed(ReasonCode.TestRegression), true, Failed(ReasonCode.TestRegression)).Agrees, Is.True);
            Assert.That(ReplayComparison.Of(Failed(ReasonCode.TestRegression), true, Failed(ReasonCode.BuildFailed)).Agrees, Is.False);
            Assert.That(ReplayComparison.Of(Measured(2), true, Failed(ReasonCode.TestRegression)).Agrees, Is.False);
        });
    }

    [Test]
    public void Every_version_that_is_not_what_it_was_is_named()
    {
        var now = Measured(2);
        var manifest = now.Manifest with
        {
            HarnessVersion = "0.2.0",
            MachineClass = "other",
            Tasks = now.Manifest.Tasks.SetItem(Task.Value, "changed"),
            Images = now.Manifest.Images.SetItem(Task.Value, "sha256:2"),
        };
        var differences = ReplayComparison.Of(Measured(2), true, now with { Manifest = manifest }).Differences;
        Assert.That(differences.Select(difference => difference.Name), Is.EqualTo(new[] { "harness version", "task", "image", "machine class" }));
    }

    [Test]
    public void Another_key_with_the_same_versions_is_named_too()
    {
        var now = Measured(2);
        var differences = ReplayComparison.Of(Measured(2), true, now with { Result = now.Result with { Key = "other" } }).Differences;
        Assert.That(differences.Single().Name, Does.Contain("key"));
    }

    private static ReplaySide Measured(double speedup, OutcomeKind outcome = OutcomeKind.Faster) => new(Manifest(), Result(outcome, []) with
    {
        Speedup = Around(speedup),
        ExpertSpeedup = Around(2),
        Ratio = Around(speedup / 2),
    });

    private static ReplaySide Failed(ReasonCode code) => new(Manifest(), Result(OutcomeKind.Failed, [code]));

    private static TaskResult Result(OutcomeKind outcome, ImmutableArray<ReasonCode> codes) =>
        new(Task, "m", 0, "key", outcome, codes, [.. codes.Select(code => new Reason(code, Phase.Tests, ""))], SandboxKind.Bubblewrap, []);

    private static Estimate Around(double point) => new(point, point * 0.99, point * 1.01);

    private static RunManifest Manifest() => new(
        RunManifest.SchemaName,
        "0.1.0",
        "1",
        "1",
        "2026-01-31T12:00:00Z",
        new SandboxLevel(SandboxKind.Bubblewrap, []),
        new Fingerprint(null, null, 2, 2, [[0], [1]], 1, null, null, 8192, 0, "6.1.0", null, 1, null, null, null, null, null),
        "class",
        RunGrade.Development,
        Math.Log(1.02),
        ImmutableSortedDictionary<string, string>.Empty.Add(Task.Value, "digest"),
        PredictionsSha256: null,
        ImmutableSortedDictionary<string, string>.Empty.Add(Task.Value, "sha256:1"),
        ImmutableSortedDictionary<string, string>.Empty);
}
