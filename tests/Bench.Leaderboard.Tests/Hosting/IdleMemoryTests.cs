using Bench.Leaderboard.Hosting;

namespace Bench.Leaderboard.Tests.Hosting;

[TestFixture]
public sealed class IdleMemoryTests
{
    [TestCase(0, 0, 900, false, TestName = "A_busy_site_is_not_paused")]
    [TestCase(0, 900, 905, true, TestName = "What_a_busy_time_left_is_given_back_once_it_is_over")]
    [TestCase(900, 905, 910, false, TestName = "A_site_that_gave_back_is_left_alone")]
    [TestCase(900, 1026, 1028, true, TestName = "What_many_single_pages_left_is_given_back_too")]
    public void Memory_is_given_back_when_it_is_quiet_and_worth_it(int given, int seen, int now, bool isDue)
    {
        Assert.That(IdleMemory.IsDue((long)given << 20, (long)seen << 20, (long)now << 20), Is.EqualTo(isDue));
    }
}
