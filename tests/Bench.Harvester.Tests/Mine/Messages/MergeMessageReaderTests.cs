using Bench.Harvester.Mine.Messages;

namespace Bench.Harvester.Tests.Mine.Messages;

public sealed class MergeMessageReaderTests
{
    [TestCase("Merge pull request #12 from someone/fast-join", "Join through a lookup\n\nMore words.", 12, "Join through a lookup", "More words.")]
    [TestCase("Merge pull request #12 from someone/fast-join", "", 12, "fast join", "")]
    [TestCase("Merge PR #12 from someone/x", "Title", 12, "Title", "")]
    [TestCase("Join through a lookup (#12)", "* one\n* two", 12, "Join through a lookup", "* one\n* two")]
    [TestCase("Join through a lookup(#12)", "", 12, "Join through a lookup", "")]
    [TestCase("gh-11: Join through a lookup (GH-12)", "", 12, "gh-11: Join through a lookup", "")]
    [TestCase("Join (see #11) through a lookup (PR #12)", "", 12, "Join (see #11) through a lookup", "")]
    [TestCase("Backport Join (#11) (#12)", "", 12, "Backport Join (#11)", "")]
    [TestCase("Revert \"Join through a lookup (#11)\" (#12)", "", 12, "Revert \"Join through a lookup (#11)\"", "")]
    [TestCase("Join through a table that is loo…", "…ked up once (#12)\n\nWords.", 12, "Join through a table that is looked up once", "Words.")]
    [TestCase("Merge branch 'fast-join' into 'main'", "Join through a lookup\n\nWords.\n\nCloses #3\n\nSee merge request group/sub/project!12", 12, "Join through a lookup", "Words.")]
    [TestCase("Join through a lookup", "Words.\n\nSee merge request !12", 12, "Join through a lookup", "Words.")]
    [TestCase("Merged in fast-join (pull request #12)", "Join through a lookup\n\nApproved-by: B", 12, "Join through a lookup", "Approved-by: B")]
    [TestCase("Merged PR 12: Join through a lookup", "Words.", 12, "Join through a lookup", "Words.")]
    [TestCase("Auto merge of #12 - someone:fast-join, r=other", "Join through a lookup\n\nWords.", 12, "Join through a lookup", "Words.")]
    [TestCase("Merge #12", "12: Join through a lookup r=other a=someone\n\nWords.", 12, "Join through a lookup", "Words.")]
    public void A_merge_tells_number_title_and_body(string subject, string body, int number, string title, string rest)
    {
        var message = MergeMessageReader.Read(subject, body).Single();

        Assert.That((message.Number, message.Title, message.Body), Is.EqualTo((number, title, rest)));
        Assert.That(message.Together, Is.Empty);
    }

    [TestCase("Fix #12", "")]
    [TestCase("Join through a lookup", "Fixes #12")]
    [TestCase("Join through a lookup (closes #12)", "")]
    [TestCase("Merge branch 'main' into fast-join", "")]
    [TestCase("Merge remote-tracking branch 'upstream/main'", "")]
    [TestCase("Revert \"Join through a lookup (#12)\"", "")]
    [TestCase("Join (#0)", "")]
    [TestCase("Join (#99999999999)", "")]
    [TestCase("(#12)", "")]
    [TestCase("", "")]
    public void A_commit_that_names_no_pull_request_is_none(string subject, string body) =>
        Assert.That(MergeMessageReader.Read(subject, body), Is.Empty);

    [Test]
    public void A_batch_names_each_of_its_pull_requests()
    {
        var messages = MergeMessageReader.Read("Merge #12 #14", "12: Join through a lookup r=a a=b\n\n14: Sort once r=c a=d");

        Assert.That(messages.Select(message => (message.Number, message.Title)), Is.EqualTo(new[] { (12, "Join through a lookup"), (14, "Sort once") }));
        Assert.That(messages.Select(message => message.Together), Has.All.EqualTo(new[] { 12, 14 }));
        Assert.That(messages.Select(message => message.IsBot), Has.All.True);
    }
}
