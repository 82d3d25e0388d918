using Bench.Evaluation.Journals;

namespace Bench.Evaluation.Tests.Journals;

public sealed class JournalFactTests
{
    [Test]
    public void A_fact_is_read_while_another_process_writes_to_the_run()
    {
        var folder = Some.Folder();
        using var journal = Journal.Open(folder);
        journal.Note("tasks", "/here");
        Assert.That(JournalFact.Read(folder, "tasks"), Is.EqualTo("/here"));
    }

    [Test]
    public void Reading_leaves_the_folder_of_a_run_as_it_was()
    {
        var folder = Path.Combine(Some.Folder(), "odd ?#% name");
        using (var journal = Journal.Open(folder))
        {
            journal.Note("tasks", "/here");
        }

        var half = Path.Combine(folder, "run.json.0123456789abcdef0123456789abcdef.part");
        File.WriteAllText(half, "");
        File.Delete(Path.Combine(folder, "journal.lock"));
        var before = Directory.GetFileSystemEntries(folder).Order().ToList();
        Assert.That(JournalFact.Read(folder, "tasks"), Is.EqualTo("/here"));
        Assert.That(JournalFact.Read(folder, "other"), Is.Null);
        Assert.That(Directory.GetFileSystemEntries(folder).Order(), Is.EqualTo(before));
    }

    [Test]
    public void A_file_that_is_no_journal_says_nothing()
    {
        var folder = Some.Folder();
        File.WriteAllText(Path.Combine(folder, "journal.sqlite"), "hello");
        Assert.That(JournalFact.Read(folder, "tasks"), Is.Null);
        Assert.That(JournalFact.Read(Path.Combine(folder, "nowhere"), "tasks"), Is.Null);
    }
}
