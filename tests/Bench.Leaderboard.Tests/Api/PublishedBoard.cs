namespace Bench.Leaderboard.Tests.Api;

/// <summary>One site over the small board, shared by the tests of this folder, which only read.</summary>
[SetUpFixture]
internal sealed class PublishedBoard
{
    private static PublishedSite? site;

    /// <summary>The site.</summary>
    public static PublishedSite Site => site!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        site = await PublishedSite.StartAsync(SmallData.WriteAsync, limit.Token);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
}
