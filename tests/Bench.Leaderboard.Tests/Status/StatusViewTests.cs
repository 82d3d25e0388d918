using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Views;

namespace Bench.Leaderboard.Tests.Status;

[TestFixture]
public sealed class StatusViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImportState.Look Good = new(Now, null);

    [Test]
    public void An_empty_site_is_well()
    {
        var view = StatusView.Of(Published.Of([]), Good, null, [], Now);

        Assert.That(view.Sentence, Is.EqualTo("All is well."));
        Assert.That((view.Runs, view.Submissions, view.Tasks), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void The_queue_is_counted_in_the_sentence()
    {
        var view = StatusView.Of(Published.Of([]), Good, new QueueState(2, 1, []), [], Now);

        Assert.That(view.Sentence, Is.EqualTo("All is well: 2 submissions wait, 1 is being evaluated."));
    }

    [Test]
    public void A_refused_file_and_a_fault_come_before_the_queue()
    {
        var broken = Published.Of([]) with { Problems = [new DocumentError("run.json", 3, "/grade", "found nothing", "a grade")] };

        Assert.That(StatusView.Of(broken, Good, new QueueState(0, 0, []), [], Now).Sentence, Does.StartWith("1 file was refused"));
        Assert.That(StatusView.Of(broken, Good with { Fault = "the disk is full" }, null, [], Now).Sentence, Is.EqualTo("The files cannot be read at the moment; the site serves the data of 2026-11-04 12:00 UTC."));
    }

    [Test]
    public void Open_disputes_are_listed_and_settled_or_withdrawn_ones_are_not()
    {
        var run = Published.Run();
        var dataset = Published.Of(
            [Published.Submission("a", run), Published.Submission("b", run), Published.Submission("c", run)],
            null,
            Published.Notice(NoticeKind.Dispute, "a"),
            Published.Notice(NoticeKind.Dispute, "b"),
            Published.Notice(NoticeKind.Settlement, "b", "2026-11-04T10:00:00Z"),
            Published.Notice(NoticeKind.Dispute, "c"),
            Published.Notice(NoticeKind.Withdrawal, "c", "2026-11-04T10:00:00Z"));

        Assert.That(StatusView.Of(dataset, Good, null, [], Now).Disputes.Select(notice => notice.Submission), Is.EqualTo(new[] { "a" }));
    }

    [TestCase(3, 1, 1, "8 minutes")]
    [TestCase(3, 1, 2, "4 minutes")]
    [TestCase(0, 1, 1, null)]
    [TestCase(3, 0, 0, null)]
    public void The_end_of_the_queue_is_told_by_what_one_usually_takes_and_who_works(int waiting, int running, int workers, string? told)
    {
        var queue = new QueueState(waiting, running, [.. Enumerable.Range(0, workers).Select(number => new WorkerState($"w{number}", "c", Now))], TimeSpan.FromMinutes(2));

        Assert.That(queue.Left is { } left ? Figures.About(left) : null, Is.EqualTo(told));
    }
}
