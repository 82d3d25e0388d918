using Bench.Contracts.Outcomes;
using Bench.Contracts.Runs;
using Bench.Evaluation.Journals;
using Bench.Scoring.Runs;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Evaluation.Tests.Journals;

public sealed class JournalTests
{
    private static readonly SittingConditions Steady = new(0.01, 1.1);

    [Test]
    public void What_was_finished_is_there_when_the_journal_is_opened_again()
    {
        var folder = Some.Folder();
        using (var journal = Journal.Open(folder))
        {
            journal.TakeIn([Some.Prediction()]);
            journal.Finish(new SittingEntry("s", Some.Task, "ab", Steady, [Some.Sample(), Some.Sample(order: 1)]), [Some.Result() with { Sitting = "s" }]);
        }

        using var again = Journal.Open(folder);
        Assert.That(again.Results().Single().Model, Is.EqualTo("m"));
        Assert.That(again.SampleLines().ToList(), Has.Count.EqualTo(2));
        Assert.That(again.Seeds()["s"], Is.EqualTo("ab"));
        Assert.That(again.Conditions()["s"], Is.EqualTo(Steady));
    }

    [Test]
    public void Half_files_of_ours_are_removed_and_other_partial_files_are_not()
    {
        var folder = Some.Folder();
        var half = Path.Combine(folder, "results.jsonl.0123456789abcdef0123456789abcdef.part");
        var download = Path.Combine(folder, "film.mp4.part");
        File.WriteAllText(half, "");
        File.WriteAllText(download, "");
        using var journal = Journal.Open(folder);
        Assert.That(half, Does.Not.Exist);
        Assert.That(download, Does.Exist);
    }

    [Test]
    public void The_image_of_each_task_is_kept_apart_from_other_facts()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.Note("started", "today");
        journal.NoteImage(Some.Task, "sha256:1");
        journal.NoteImage(Some.Task, "sha256:2");
        Assert.That(journal.Images(), Is.EquivalentTo(new[] { KeyValuePair.Create(Some.Task.Value, "sha256:2") }));
    }

    [Test]
    public void A_second_writer_is_refused_with_the_name_of_the_run()
    {
        var folder = Some.Folder();
        using var first = Journal.Open(folder);
        Assert.That(() => Journal.Open(folder), Throws.TypeOf<JournalBusyException>().With.Message.Contains(folder));
    }

    [Test]
    public void A_fault_does_not_stand_and_is_tried_again()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction("a", place: 1), Some.Prediction("b", place: 2)]);
        journal.Finish(sitting: null, [Some.Result("a", outcome: OutcomeKind.Fault), Some.Result("b")]);
        Assert.That(journal.Unfinished(Some.Task).Select(prediction => prediction.Model), Is.EqualTo(new[] { "a" }));
        Assert.That(journal.FinishedKeys(), Is.EquivalentTo(new[] { ("b", 0, "k") }));
    }

    [Test]
    public void A_later_result_takes_the_place_of_a_fault()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction()]);
        journal.Finish(sitting: null, [Some.Result(outcome: OutcomeKind.Fault)]);
        journal.Finish(sitting: null, [Some.Result(outcome: OutcomeKind.Equal)]);
        Assert.That(journal.Results().Single().Outcome, Is.EqualTo(OutcomeKind.Equal));
    }

    [Test]
    public void Results_come_in_the_order_of_the_predictions()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction("z", place: 1), Some.Prediction("a", place: 2)]);
        journal.Finish(sitting: null, [Some.Result("a"), Some.Result("z")]);
        Assert.That(journal.Results().Select(result => result.Model), Is.EqualTo(new[] { "z", "a" }));
    }

    [Test]
    public void A_result_whose_prediction_is_gone_is_not_reported()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction("old")]);
        journal.Finish(sitting: null, [Some.Result("old")]);
        journal.TakeIn([Some.Prediction("new")]);
        Assert.That(journal.Results(), Is.Empty);
    }

    [Test]
    public void A_result_of_another_patch_is_not_reported()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction("kept", patch: "a", place: 1), Some.Prediction("changed", patch: "a", place: 2)]);
        journal.Finish(sitting: null, [Some.Result("kept"), Some.Result("changed")]);
        journal.TakeIn([Some.Prediction("kept", patch: "a", place: 1), Some.Prediction("changed", patch: "b", place: 2)]);
        Assert.That(journal.Results().Select(result => result.Model), Is.EqualTo(new[] { "kept" }));
        Assert.That(journal.Unfinished(Some.Task).Select(prediction => prediction.Model), Is.EqualTo(new[] { "changed" }));
    }

    [Test]
    public void A_result_of_another_patch_is_not_reported_when_a_file_between_left_the_prediction_out()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction(patch: "a")]);
        journal.Finish(sitting: null, [Some.Result()]);
        journal.TakeIn([Some.Prediction("other")]);
        journal.TakeIn([Some.Prediction(patch: "b")]);
        Assert.That(journal.Results(), Is.Empty);
        Assert.That(journal.FinishedKeys(), Is.Empty);
    }

    [Test]
    public void A_result_stands_again_when_its_prediction_comes_back()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction(patch: "a")]);
        journal.Finish(sitting: null, [Some.Result()]);
        journal.TakeIn([Some.Prediction("other")]);
        journal.TakeIn([Some.Prediction(patch: "a")]);
        Assert.That(journal.Results().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_journal_of_an_earlier_version_is_refused_and_let_go()
    {
        var folder = Some.Folder();
        var path = Path.Combine(folder, "journal.sqlite");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            connection.Execute("CREATE TABLE result(task TEXT, model TEXT, attempt INTEGER, key TEXT, fault INTEGER, json TEXT)");
        }

        Assert.That(() => Journal.Open(folder), Throws.TypeOf<RunFolderException>().With.Message.Contains("earlier version"));
        File.Delete(path);
        Assert.That(() => Journal.Open(folder).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Results_of_another_state_of_the_task_are_not_reported()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction()]);
        journal.Begin(Some.Task, "one");
        journal.Finish(sitting: null, [Some.Result()]);
        journal.Begin(Some.Task, "one");
        Assert.That(journal.Results().Count(), Is.EqualTo(1));
        journal.Begin(Some.Task, "two");
        Assert.That(journal.Results(), Is.Empty);
    }

    [Test]
    public void A_sitting_and_its_results_are_written_together_or_not_at_all()
    {
        using var journal = Journal.Open(Some.Folder());
        journal.TakeIn([Some.Prediction()]);
        var sitting = new SittingEntry("s", Some.Task, "ab", Steady, [Some.Sample()]);
        journal.Finish(sitting, [Some.Result() with { Sitting = "s" }]);
        Assert.That(() => journal.Finish(sitting, [Some.Result("other")]), Throws.Exception);
        Assert.That(journal.SampleLines().ToList(), Has.Count.EqualTo(1));
        Assert.That(journal.FinishedKeys(), Has.Count.EqualTo(1));
    }
}
