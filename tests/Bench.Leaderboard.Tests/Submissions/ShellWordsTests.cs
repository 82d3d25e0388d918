using Bench.Leaderboard.Submissions;

namespace Bench.Leaderboard.Tests.Submissions;

[TestFixture]
public sealed class ShellWordsTests
{
    [TestCase("plain-1.2_3", "plain-1.2_3")]
    [TestCase("", "''")]
    [TestCase("two words", "'two words'")]
    [TestCase("it's", "'it'\\''s'")]
    [TestCase("$(reboot)\n`id`", "'$(reboot)\n`id`'")]
    public void A_word_from_outside_cannot_become_a_command(string word, string quoted) => Assert.That(ShellWords.Line(["bench", word]), Is.EqualTo($"bench {quoted}"));
}
