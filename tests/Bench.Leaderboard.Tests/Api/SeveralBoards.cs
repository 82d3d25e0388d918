using Bench.Contracts.Publications;
using Bench.Leaderboard.Boards;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>One site over several sets of tasks, of which two datasets were served, shared by the tests of this folder, which only read.</summary>
[SetUpFixture]
internal sealed class SeveralBoards
{
    private static PublishedSite? site;

    /// <summary>The site.</summary>
    public static PublishedSite Site => site!;

    /// <summary>Ids of its sets of tasks, that with most submissions first.</summary>
    public static IEnumerable<string> Suites => new SuiteList(site!.Data).All.Select(suite => suite.Id);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var written = "";
        site = await PublishedSite.StartAsync((folder, cancellationToken) => SeveralSuites.WriteAsync(written = folder, cancellationToken), limit.Token);
        await new BoardFolder(written).AddAsync(new Notice("2026-10-25T09:00:00Z", NoticeKind.Change, "A second set of tasks was added."), limit.Token);
        Assert.That(await site.LookAsync(limit.Token));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
}
