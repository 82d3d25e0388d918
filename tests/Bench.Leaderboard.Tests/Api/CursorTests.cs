using System.Collections.Immutable;
using Bench.Leaderboard.Api;
using Bench.Leaderboard.Queries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bench.Leaderboard.Tests.Api;

[TestFixture]
public sealed class CursorTests
{
    [TestCase("limit=0")]
    [TestCase("limit=1001")]
    [TestCase("limit=ten")]
    [TestCase("cursor=abc")]
    [TestCase("cursor=abc.-1")]
    [TestCase("cursor=abc.99999999999")]
    public void What_is_no_part_of_the_rows_is_refused(string query)
    {
        Assert.That(Cursor.Parse(Keys(query)), Is.InstanceOf<QueryReading<Cursor>.Refused>());
    }

    [Test]
    public void Following_the_cursors_gives_every_row_once()
    {
        ImmutableArray<int> rows = [.. Enumerable.Range(0, 25)];
        var seen = new List<int>();
        for (var query = "limit=10"; seen.Count < rows.Length;)
        {
            var cursor = ((QueryReading<Cursor>.Read)Cursor.Parse(Keys(query))).Query;
            seen.AddRange(cursor.Part(rows));
            query = cursor.After("0123456789ab");
        }

        Assert.That(seen, Is.EqualTo(rows));
    }

    [Test]
    public void The_view_does_not_see_the_keys_of_the_cursor()
    {
        Assert.That(Cursor.Others(Keys("rule=sr-hm&limit=5&cursor=a.5")).Keys, Is.EqualTo(new[] { "rule" }));
    }

    private static QueryCollection Keys(string query) => new(QueryHelpers.ParseQuery(query));
}
