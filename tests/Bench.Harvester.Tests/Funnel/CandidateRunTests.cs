using System.Collections.Concurrent;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Funnel;

[CancelAfter(60_000)]
public sealed class CandidateRunTests
{
    private TestFolder _folder = null!;
    private HarvestStore _store = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TestFolder();
        _store = HarvestStore.Open(_folder.Root, TimeProvider.System);
        _store.Keep([Some.Judged(1, 1), Some.Judged(2, 5), Some.Judged(3, 3)]);
    }

    [TearDown]
    public void End()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Each_candidate_goes_through_the_stages_until_one_rejects_it(CancellationToken cancellationToken)
    {
        var seen = new ConcurrentQueue<string>();
        var run = Run(seen, rejects: (Stage.Cover, 3));

        Assert.That(await run.RunAsync([2, 3, 1], 1, cancellationToken), Is.Zero);
        Assert.That(seen, Is.EqualTo(new[] { "Build 2", "Cover 2", "Build 3", "Cover 3", "Build 1", "Cover 1" }));
        Assert.That(_store.Verdicts(3)[^1].Verdict is { Accepted: false, Stage: Stage.Cover });
        Assert.That(await File.ReadAllLinesAsync(HarvestFiles.Log(_folder.Root, 3, Stage.Cover), cancellationToken), Is.EqualTo(new[] { "looks", "rejected: no-reason: A sentence." }));
        Assert.That(_store.Running(), Is.Empty);
    }

    [Test]
    public async Task What_has_a_verdict_is_not_done_again(CancellationToken cancellationToken)
    {
        await Run([], rejects: (Stage.Cover, 3)).RunAsync([2, 3], 2, cancellationToken);
        var seen = new ConcurrentQueue<string>();
        await Run(seen, rejects: (Stage.Cover, 0)).RunAsync([2, 3, 1], 1, cancellationToken);

        Assert.That(seen, Is.EqualTo(new[] { "Build 1", "Cover 1" }));
    }

    [Test]
    public async Task A_stage_that_was_stopped_begins_again_with_the_draft_of_the_one_before(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var cover = new ActingStage(Stage.Cover, async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new StageResult(Some.Verdict(Stage.Cover, accepted: true), Some.Draft);
        });
        Assert.That(() => Run([Accepting([], Stage.Build), cover]).RunAsync([2], 1, stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Draft? draft = null;
        await Run([new ActingStage(Stage.Build, (_, _) => throw new InvalidOperationException("again")), new ActingStage(Stage.Cover, (candidate, _) =>
        {
            draft = candidate.Draft;
            return Task.FromResult(new StageResult(Some.Verdict(Stage.Cover, accepted: true), Some.Draft));
        })]).RunAsync([2], 1, cancellationToken);

        Assert.That(draft?.Language, Is.EqualTo("python"));
        Assert.That(_store.Verdicts(2), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task A_fault_is_no_verdict_and_the_others_go_on(CancellationToken cancellationToken)
    {
        var stage = new ActingStage(Stage.Build, (candidate, _) => candidate.PullRequest.Number == 2
            ? throw new SourceException("The repository is gone.")
            : Task.FromResult(new StageResult(Some.Verdict(Stage.Build, accepted: true), Some.Draft)));

        Assert.That(await Run([stage]).RunAsync([2, 3, 1], 1, cancellationToken), Is.EqualTo(1));
        Assert.That((_store.Verdicts(2).Length, _store.Verdicts(3).Length), Is.EqualTo((2, 3)));
    }

    [Test]
    public void Faults_in_a_row_stop_the_run() =>
        Assert.That(
            () => Run([new ActingStage(Stage.Build, (_, _) => throw new IOException("No space left."))]).RunAsync([2, 3, 1], 1, CancellationToken.None),
            Throws.InstanceOf<IOException>());

    private CandidateRun Run(ConcurrentQueue<string> seen, (Stage Stage, int Number) rejects) => Run([Accepting(seen, Stage.Build), Accepting(seen, Stage.Cover, rejects.Number)]);

    private CandidateRun Run(params ActingStage[] stages) => new(_folder.Root, [.. stages], _store, new SilentObserver(), TimeProvider.System);

    private static ActingStage Accepting(ConcurrentQueue<string> seen, Stage stage, int rejected = 0) => new(stage, (candidate, _) =>
    {
        seen.Enqueue($"{stage} {candidate.PullRequest.Number}");
        Assert.That(Directory.Exists(candidate.Folder));
        var isAccepted = candidate.PullRequest.Number != rejected;
        return Task.FromResult(new StageResult(Some.Verdict(stage, isAccepted, reason: isAccepted ? "accepted" : "no-reason"), isAccepted ? Some.Draft : null));
    });
}
