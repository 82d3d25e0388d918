using Bench.Contracts.Publications;
using Bench.Leaderboard.Changes;
using Bench.Leaderboard.Matrices;
using Bench.Leaderboard.Queries;
using Bench.Leaderboard.Rules;
using Bench.Leaderboard.Searching;
using Bench.Leaderboard.Status;
using Bench.Leaderboard.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bench.Leaderboard.Tests.Queries;

/// <summary>Every state of a page has one address, and every address one state.</summary>
[TestFixture]
public sealed class ViewQueryTests
{
    [Test]
    public void Usual_views_have_bare_addresses()
    {
        Assert.That(
            new object[] { new TasksQuery(), new TaskQuery(), new RulesQuery(), new MatrixQuery(), new ChangesQuery(), new SearchQuery(), new StatusQuery(), new NoQuery() }.Select(query => query.ToString()),
            Has.All.Empty);
    }

    [Test]
    public void Addresses_of_tasks_are_read_as_they_are_printed()
    {
        foreach (var sort in Enum.GetValues<TaskOrder>())
        {
            foreach (var replay in Enum.GetValues<ReplayState>().Cast<ReplayState?>().Append(null))
            {
                RoundTrip(new TasksQuery("a & b=c ä", "acme/json", "c#", replay, sort, replay is null, replay is null ? 1 : 3));
            }
        }
    }

    [Test]
    public void Other_addresses_are_read_as_they_are_printed()
    {
        RoundTrip(new RulesQuery("sr-hm", "some-model-0123abcd", "0123abcd"));
        RoundTrip(new RulesQuery("opt@1(0.95)"));
        RoundTrip(new MatrixQuery(3, 7));
        RoundTrip(new TaskQuery(3, 7));
        RoundTrip(new SearchQuery("\"quoted\" AND x* ^ NEAR(a b)"));
        RoundTrip(new StatusQuery(Still: true));
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            RoundTrip(new ChangesQuery(kind));
        }
    }

    [TestCase("?sort=none")]
    [TestCase("?replay=perhaps")]
    [TestCase("?colour=red")]
    [TestCase("?desc=yes")]
    [TestCase("?sort=title&sort=added")]
    [TestCase("?tasks=0")]
    [TestCase("?tasks=10001")]
    public void What_nobody_understands_is_refused_with_its_key(string address)
    {
        var problem = ((QueryReading<TasksQuery>.Refused)TasksQuery.Parse(Read(address))).Problem;

        Assert.That(address, Does.Contain(problem.Name));
        Assert.That(problem.Expected, Is.Not.Empty);
    }

    [TestCase("?tasks=0")]
    [TestCase("?tasks=-1")]
    [TestCase("?tasks=1.5")]
    [TestCase("?submissions=99999999999")]
    public void A_page_of_the_matrix_is_a_whole_number_from_1(string address)
    {
        Assert.That(MatrixQuery.Parse(Read(address)), Is.InstanceOf<QueryReading<MatrixQuery>.Refused>());
    }

    [Test]
    public void Words_are_camel_case_and_their_members_are_found_again()
    {
        Assert.That(QueryWords<ReplayState>.All, Is.EqualTo(new[] { "unknown", "valid", "partly", "missed" }));
        Assert.That(QueryWords<ReplayState>.Value("partly"), Is.EqualTo(ReplayState.Partly));
        Assert.That(QueryWords<ReplayState>.Value("Partly"), Is.Null);
    }

    private static void RoundTrip<T>(T query)
        where T : IQuery<T>
    {
        Assert.That(T.Parse(Read(query.ToString()!)), Is.EqualTo(new QueryReading<T>.Read(query)));
    }

    private static QueryCollection Read(string address) => new(QueryHelpers.ParseQuery(address));
}
