using System.Collections.Immutable;
using Bench.Evaluation.Journals;
using Bench.Evaluation.Shell;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Tests.Funnel;

public sealed class HarvestStoreTests
{
    private static readonly ImmutableSortedDictionary<Stage, string> Digests = Enum.GetValues<Stage>().ToImmutableSortedDictionary(stage => stage, _ => "a");

    private TestFolder _folder = null!;
    private HarvestStore _store = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new TestFolder();
        _store = HarvestStore.Open(_folder.Root, TimeProvider.System);
        _store.Begin(Digests);
    }

    [TearDown]
    public void End()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Rank_is_by_score_and_then_by_number_the_newest_first()
    {
        _store.Keep([Some.Judged(1, 2.5), Some.Judged(2, 7), Some.Judged(3, 2.5), Some.Judged(4, 99, accepted: false), Some.Judged(5, -1)]);

        Assert.That(_store.Ranked(), Is.EqualTo(new[] { new RankedCandidate(2, 7), new RankedCandidate(3, 2.5), new RankedCandidate(1, 2.5), new RankedCandidate(5, -1) }));
    }

    [Test]
    public void A_harvest_that_was_stopped_before_its_first_verdict_names_nothing()
    {
        Assert.That(_store.Heads(), Is.Empty);
    }

    [Test]
    public void A_task_stays_as_long_as_no_stage_rejects_its_pull_request()
    {
        foreach (var task in new[] { "acme__json-1", "acme__json-2", "acme__json-3", "notes" })
        {
            Directory.CreateDirectory(_folder.At("tasks", task));
        }

        _store.Keep([Some.Judged(1, 1), Some.Judged(2, 1), Some.Judged(3, 1)]);
        _store.Keep(1, new StageResult(Some.Verdict(Stage.Admit, accepted: true), Some.Draft), 1);
        _store.Keep(2, new StageResult(Some.Verdict(Stage.Admit, accepted: false), Some.Draft), 1);
        TaskFolders.DropRejected(_store, _folder.Root);

        Assert.That(Directory.GetDirectories(_folder.At("tasks")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "acme__json-1", "acme__json-3", "notes" }));
    }

    [Test]
    public void What_is_kept_comes_back_as_it_was()
    {
        var change = Some.Judged(12, 3);
        _store.Keep([change]);
        _store.Keep(12, new StageResult(Some.Verdict(Stage.Build, accepted: true), Some.Draft), 1500);

        Assert.That(_store.Find(12)!.ToString(), Is.EqualTo(change.PullRequest.ToString()));
        Assert.That(_store.Verdicts(12).Select(kept => (kept.Verdict.Stage, kept.Verdict.Accepted, kept.Verdict.Reason, kept.Verdict.Evidence.Length)), Is.EqualTo(new[]
        {
            (Stage.Mine, true, "accepted", 0), (Stage.Filter, true, "accepted", 1), (Stage.Build, true, "accepted", 1),
        }));
        Assert.That(_store.LastDraft(12)!.Language, Is.EqualTo("python"));
        Assert.That(_store.Find(13), Is.Null);
    }

    [Test]
    public void Other_options_of_a_stage_forget_it_and_all_behind_it()
    {
        KeepAllStages(1);
        _store.Begin(Digests.SetItem(Stage.Cover, "b"));

        Assert.That(_store.Verdicts(1).Select(kept => kept.Verdict.Stage), Is.EqualTo(new[] { Stage.Mine, Stage.Filter, Stage.Build }));
    }

    [Test]
    public void A_new_head_mines_again_and_keeps_what_was_done_for_an_unchanged_candidate()
    {
        KeepAllStages(1);
        KeepAllStages(2);
        KeepAllStages(3);
        _store.Begin(Digests.SetItem(Stage.Mine, "b"));
        Assert.That(_store.Judged(Stage.Filter), Is.Empty);

        _store.Keep([Some.Judged(1, 1), Some.Judged(2, 1) with { PullRequest = Some.PullRequest(2) with { RevertedBy = 9 } }, Some.Judged(3, 1, accepted: false)]);

        Assert.That(_store.Verdicts(1), Has.Length.EqualTo(6));
        Assert.That(_store.Verdicts(2), Has.Length.EqualTo(2));
        Assert.That(_store.Verdicts(3), Has.Length.EqualTo(2));
    }

    [Test]
    public void From_forgets_only_the_chosen_pull_requests()
    {
        KeepAllStages(1);
        KeepAllStages(2);
        _store.Forget(Stage.Measure, [2]);
        Assert.That((_store.Verdicts(1).Length, _store.Verdicts(2).Length), Is.EqualTo((6, 4)));

        _store.Forget(Stage.Filter, []);
        Assert.That((_store.Verdicts(1).Length, _store.Verdicts(2).Length), Is.EqualTo((1, 1)));
        Assert.That(_store.Judged(Stage.Mine), Is.EquivalentTo(new[] { 1, 2 }));
    }

    [Test]
    public void What_the_history_no_longer_names_is_dropped()
    {
        KeepAllStages(1);
        KeepAllStages(2);
        _store.DropOthers(new HashSet<int> { 2 });

        Assert.That((_store.Heads().Single().Number, _store.Verdicts(1).Length), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Counts_add_up_with_the_most_frequent_reason_first()
    {
        _store.Keep([Some.Judged(1, 1), Some.Judged(2, 1, accepted: false), Some.Judged(3, 1, accepted: false, reason: "tests-only"), Some.Judged(4, 1, accepted: false, reason: "tests-only")]);

        var count = _store.Counts().Single(stage => stage.Stage == Stage.Filter);
        Assert.That((count.Accepted, count.Rejected), Is.EqualTo((1, 3)));
        Assert.That(count.Reasons, Is.EqualTo(new[] { new ReasonCount("tests-only", 2), new ReasonCount("below-threshold", 1) }));
    }

    [Test]
    public void A_second_process_may_look_and_not_write()
    {
        _store.Keep([Some.Judged(1, 1)]);
        using (var look = HarvestStore.Look(_folder.Root))
        {
            Assert.That(look.Ranked(), Has.Length.EqualTo(1));
        }

        Assert.That(() => HarvestStore.Open(_folder.Root, TimeProvider.System), Throws.InstanceOf<JournalBusyException>());
        Assert.That(HarvestLock.IsTaken(_folder.Root), Is.True);
        _store.Dispose();
        Assert.That(HarvestLock.IsTaken(_folder.Root), Is.False);
    }

    [Test]
    public void A_folder_without_a_harvest_cannot_be_looked_at() =>
        Assert.That(() => HarvestStore.Look(_folder.At("none")), Throws.InstanceOf<WrongUseException>().With.Message.Contains("There is no harvest"));

    [Test]
    public void A_file_that_is_no_database_is_a_fault_with_its_name()
    {
        var other = _folder.At("other");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "harvest.sqlite"), new string('x', 5000));

        Assert.That(() => HarvestStore.Look(other), Throws.InstanceOf<JournalFaultException>().With.Message.Contains("not a database").And.Message.Contains("move it away").And.Not.Message.Contains("Make room"));
    }

    [Test]
    public void What_runs_is_told_until_it_stops()
    {
        _store.NoteRunning(7, Stage.Build, "begins");
        _store.NoteRunning(7, Stage.Cover, "base, run 2 of 5");
        Assert.That(_store.Running().Select(step => (step.Number, step.Stage, step.Step)), Is.EqualTo(new[] { (7, Stage.Cover, "base, run 2 of 5") }));

        _store.NoteStopped(7);
        Assert.That(_store.Running(), Is.Empty);
    }

    private void KeepAllStages(int number)
    {
        _store.Keep([Some.Judged(number, 1)]);
        foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage > Stage.Filter))
        {
            _store.Keep(number, new StageResult(Some.Verdict(stage, accepted: true), Some.Draft), 1);
        }
    }
}
