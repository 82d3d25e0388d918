using Bench.Leaderboard.Intake;

namespace Bench.Leaderboard.Tests.Api;

/// <summary>One site over the small board, shared by the tests of this folder, which only read.</summary>
[SetUpFixture]
internal sealed class PublishedBoard
{
    /// <summary>One test follows thousands of links to data; what may be called how often is tested elsewhere.</summary>
    private static readonly IntakeLimits Unhurried = new() { CallBurst = 20_000 };

    private static PublishedSite? site;

    /// <summary>The site.</summary>
    public static PublishedSite Site => site!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        site = await PublishedSite.StartAsync(SmallData.WriteAsync, limit.Token, Unhurried);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
}
