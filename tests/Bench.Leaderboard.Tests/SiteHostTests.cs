using System.Collections.Immutable;
using Bench.Contracts.Tasks;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;

namespace Bench.Leaderboard.Tests;

[TestFixture]
public sealed class SiteHostTests
{
    [Test, CancelAfter(60_000)]
    public async Task An_empty_site_serves_its_board(CancellationToken cancellationToken)
    {
        var dataset = new DatasetHolder(new Dataset("000000000000", TimeProvider.System.GetUtcNow(), ImmutableSortedDictionary<string, RunEntry>.Empty, [], ImmutableDictionary<TaskId, TaskEntry>.Empty, []));
        await using var site = SiteHost.Create(new SiteOptions(TestContext.CurrentContext.WorkDirectory, "http://127.0.0.1:0"), dataset, TimeProvider.System);
        await site.StartAsync(cancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };

        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);

        Assert.That(page, Does.Contain("<h1>Board</h1>"));
        Assert.That(await client.GetStringAsync(new Uri("/site.css", UriKind.Relative), cancellationToken), Does.Contain("color-scheme"));
    }
}
