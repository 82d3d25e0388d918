using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Comparisons;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bench.Leaderboard.Tests.Boards;

/// <summary>Addresses of views: what is printed is read again as the same, and nothing unknown is guessed at.</summary>
[TestFixture]
public sealed class BoardQueryTests
{
    private static readonly string[] Boards =
    [
        "", "?rule=sr-hm", "?rule=opt%401&p=0.8", "?p=0", "?adjusted=true&valid=true", "?level=isolated&open-agent=true&open-weights=true",
        "?from=2026-01-01&to=2026-12-31", "?q=a%20b%26c%3D%E2%80%AE", "?sort=score&desc=true", "?sort=moved",
        "?rule=pie-speedup%401&p=1.25&adjusted=true&valid=true&level=disputed&open-agent=true&open-weights=true&from=2026-02-03&to=2026-02-04&q=x&sort=opt&desc=true",
    ];

    [TestCaseSource(nameof(Boards))]
    public void A_board_s_address_is_printed_as_it_was_read(string address) => Assert.That(Read<BoardQuery>(address).ToString(), Is.EqualTo(address));

    [TestCase("")]
    [TestCase("?rule=swe-perf&sort=ratio&desc=true")]
    public void A_submission_s_address_is_printed_as_it_was_read(string address) => Assert.That(Read<SubmissionQuery>(address).ToString(), Is.EqualTo(address));

    [TestCase("")]
    [TestCase("?rule=sr-hm&attempt=2&arm=expert&log=build&start=65536")]
    public void An_attempt_s_address_is_printed_as_it_was_read(string address) => Assert.That(Read<AttemptQuery>(address).ToString(), Is.EqualTo(address));

    [TestCase("")]
    [TestCase("?a=one")]
    [TestCase("?a=one&b=two&c=three&d=four&rule=opt%401&p=0.5&all=true")]
    public void A_comparison_s_address_is_printed_as_it_was_read(string address) => Assert.That(Read<ComparisonQuery>(address).ToString(), Is.EqualTo(address));

    [TestCase("?desc=true&sort=score&rule=attainment&p=0.95&level=&q=&from=&to=", "?sort=score&desc=true")]
    [TestCase("?p=0.951", "")]
    [TestCase("?p=.5", "?p=0.5")]
    [TestCase("?k=3&rule=opt@1", "?rule=opt%401&k=3")]
    [TestCase("?k=1", "")]
    [TestCase("?adjusted=false", "")]
    public void Equal_boards_have_one_address(string address, string printed) => Assert.That(Read<BoardQuery>(address).ToString(), Is.EqualTo(printed));

    [Test]
    public void Ticked_rows_become_the_places_of_a_comparison() => Assert.That(Read<ComparisonQuery>("?s=one&s=two&s=one&s=three").ToString(), Is.EqualTo("?a=one&b=two&c=three"));

    [TestCase("?colour=red", "colour")]
    [TestCase("?rule=best", "rule")]
    [TestCase("?p=-1", "p")]
    [TestCase("?p=1e3", "p")]
    [TestCase("?p=NaN", "p")]
    [TestCase("?k=0", "k")]
    [TestCase("?k=11", "k")]
    [TestCase("?k=2.5", "k")]
    [TestCase("?level=good", "level")]
    [TestCase("?adjusted=1", "adjusted")]
    [TestCase("?from=2026-02-30", "from")]
    [TestCase("?sort=colour", "sort")]
    [TestCase("?rule=sr-hm&rule=attainment", "rule")]
    public void What_nobody_understands_is_refused_by_name(string address, string name)
    {
        var reading = BoardQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(address)));

        Assert.That(reading, Is.InstanceOf<QueryReading<BoardQuery>.Refused>());
        Assert.That(((QueryReading<BoardQuery>.Refused)reading).Problem, Has.Property("Name").EqualTo(name).And.Property("Expected").Not.Empty);
    }

    [Test]
    public void More_than_four_are_not_compared() =>
        Assert.That(ComparisonQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery("?s=1&s=2&s=3&s=4&s=5"))), Is.InstanceOf<QueryReading<ComparisonQuery>.Refused>());

    private static T Read<T>(string address)
        where T : IQuery<T> => T.Parse(new QueryCollection(QueryHelpers.ParseQuery(address))) switch
        {
            QueryReading<T>.Read(var query) => query,
            QueryReading<T>.Refused(var problem) => throw new AssertionException($"{address}: {problem}"),
            var other => throw new AssertionException($"{other}"),
        };
}
