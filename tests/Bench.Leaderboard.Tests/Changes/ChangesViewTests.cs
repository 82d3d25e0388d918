using Bench.Contracts.Publications;
using Bench.Leaderboard.Changes;

namespace Bench.Leaderboard.Tests.Changes;

[TestFixture]
public sealed class ChangesViewTests
{
    [Test]
    public void Without_notices_there_is_no_entry()
    {
        Assert.That(ChangesView.Of(Published.Of([]), new ChangesQuery()).Entries, Is.Empty);
    }

    [Test]
    public void A_withdrawal_says_where_it_would_stand_and_how_many_moved_up()
    {
        var run = Published.Run();
        var dataset = Published.Of(
            [Published.Submission("a", run, Published.Measured(1, 4, 4)), Published.Submission("b", run, Published.Measured(1, 3, 4)), Published.Submission("c", run, Published.Measured(1, 2, 4))],
            null,
            Published.Notice(NoticeKind.Withdrawal, "b"));

        Assert.That(ChangesView.Of(dataset, new ChangesQuery()).Entries.Single().Effect, Is.EqualTo("It would be ranked 2 of 3 by attainment; the one below it moved up a place."));
    }

    [Test]
    public void Of_what_cannot_be_told_nothing_is_said()
    {
        var dataset = Published.Of([], null, Published.Notice(NoticeKind.Change), Published.Notice(NoticeKind.Withdrawal, "gone"));

        Assert.That(ChangesView.Of(dataset, new ChangesQuery()).Entries.Select(entry => entry.Effect), Has.All.Null);
    }

    [Test]
    public void A_withdrawn_submission_without_a_score_moved_nobody()
    {
        var dataset = Published.Of([Published.Submission("a", Published.Run(), Published.Fault(1))], null, Published.Notice(NoticeKind.Withdrawal, "a"));

        Assert.That(ChangesView.Of(dataset, new ChangesQuery()).Entries.Single().Effect, Is.EqualTo("It had no rank, so no other moved."));
    }

    [Test]
    public void Anchors_are_unique_and_stay_when_later_notices_are_added()
    {
        var first = Published.Notice(NoticeKind.Change, reason: "one");
        var second = Published.Notice(NoticeKind.Change, reason: "two");
        var before = ChangesView.Of(Published.Of([]) with { Notices = [second, first] }, new ChangesQuery()).Entries;
        var after = ChangesView.Of(Published.Of([]) with { Notices = [Published.Notice(NoticeKind.Correction, at: "2026-12-01T00:00:00Z"), Published.Notice(NoticeKind.Change, reason: "three"), second, first] }, new ChangesQuery()).Entries;

        Assert.That(before.Select(entry => entry.Anchor), Is.EqualTo(new[] { "n20261103t100000z-2", "n20261103t100000z" }));
        Assert.That(after[^2..].Select(entry => entry.Anchor), Is.EqualTo(before.Select(entry => entry.Anchor)));
        Assert.That(after.Select(entry => entry.Anchor), Is.Unique);
    }

    [Test]
    public void One_kind_can_be_asked_for_and_keeps_its_anchors()
    {
        var dataset = Published.Of([], null, Published.Notice(NoticeKind.Change), Published.Notice(NoticeKind.Correction));
        var all = ChangesView.Of(dataset, new ChangesQuery());

        var view = ChangesView.Of(dataset, new ChangesQuery(NoticeKind.Correction));

        Assert.That(view.Entries.Single().Anchor, Is.EqualTo(all.Entries.Single(entry => entry.Notice.Kind == NoticeKind.Correction).Anchor));
        Assert.That(view.All, Is.EqualTo(2));
    }
}
