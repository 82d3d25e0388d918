using Bench.Harvester.Mine.Messages;

namespace Bench.Harvester.Tests.Mine.Messages;

public sealed class RevertMessageTests
{
    [TestCase("Revert \"Cache paths\"", "This reverts commit 0123456789abcdef0123456789abcdef01234567.", "0123456789abcdef0123456789abcdef01234567", "", "Cache paths")]
    [TestCase("Revert \"Cache paths (#12)\"", "", "", "12", "Cache paths")]
    [TestCase("Revert \"Merge pull request #12 from a/b\"", "", "", "12", "b")]
    [TestCase("Revert #12", "", "", "12", "")]
    [TestCase("[MNT] Revert “Cache paths”", "Reverts owner/repository#12", "", "12", "Cache paths")]
    [TestCase("Revert \"Cache paths that are asked fo…", "", "", "", "Cache paths that are asked fo…")]
    [TestCase("revert caching", "This reverts #12. It never shrinks.", "", "12", "")]
    public void A_revert_says_what_it_takes_back(string title, string body, string commits, string numbers, string quoted)
    {
        var message = RevertMessage.Read(title, body)!;

        Assert.That((string.Join(',', message.Commits), string.Join(',', message.Numbers), message.Title), Is.EqualTo((commits, numbers, quoted)));
    }

    [TestCase("Cache paths", "This reverts commit 0123456789abcdef0123456789abcdef01234567.")]
    [TestCase("Reapply \"Cache paths\"", "")]
    [TestCase("Do not revert the list", "")]
    public void A_title_that_does_not_begin_with_the_word_is_no_revert(string title, string body) =>
        Assert.That(RevertMessage.Read(title, body), Is.Null);

    [Test]
    public void A_revert_that_names_nothing_takes_nothing_back()
    {
        var message = RevertMessage.Read("Revert to the old way of sorting", "It was better.")!;

        Assert.That((message.Commits.IsEmpty, message.Numbers.IsEmpty, message.Title), Is.EqualTo((true, true, "")));
    }
}
