using System.Collections.Immutable;
using Bench.Evaluation.Parity;
using Bench.Harvester.Cover;

namespace Bench.Harvester.Tests.Cover;

[TestFixture]
public sealed class TestHistoryTests
{
    [TestCase("PPPPP", "PPPPP", TestStanding.Passes)]
    [TestCase("PPPPF", "PPPPP", TestStanding.Unsteady)]
    [TestCase("PPPPP", "FPPPP", TestStanding.Unsteady)]
    [TestCase("PPPPP", "FFFFF", TestStanding.FailsOnExpert)]
    [TestCase("EEEEE", "PPPPP", TestStanding.FailsOnBase)]
    [TestCase("FFFFF", "EEEEE", TestStanding.FailsOnBoth)]
    [TestCase("SSSSS", "SSSSS", TestStanding.Skipped)]
    [TestCase("PPPPP", "-----", TestStanding.FailsOnExpert)]
    [TestCase("PP-PP", "PPPPP", TestStanding.Unsteady)]
    public void The_runs_of_both_sides_give_a_test_its_standing(string onBase, string onExpert, TestStanding standing)
    {
        Assert.That(new TestHistory(Runs(onBase), Runs(onExpert)).Of("T::a"), Is.EqualTo(standing));
    }

    [Test]
    public void A_history_is_told_in_counts()
    {
        Assert.That(new TestHistory(Runs("PPPFF"), Runs("PPPP-")).Describe("T::a"), Is.EqualTo("base 2 failed, 3 passed; expert 1 absent, 4 passed"));
    }

    private static ImmutableArray<TestReport> Runs(string statuses) =>
    [
        .. statuses.Select(status => TestReport.Of(status == '-' ? [] : new[] { ("T::a", status switch { 'P' => TestStatus.Passed, 'F' => TestStatus.Failed, 'S' => TestStatus.Skipped, _ => TestStatus.Error }) })),
    ];
}
