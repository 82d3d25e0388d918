using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class WeightTests
{
    private const int LargestFirstView = 60 * 1024;
    private const int MostRequests = 5;
    private const int LargestStyle = 12 * 1024;
    private const int LargestScript = 10 * 1024;

    [Test, CancelAfter(180_000)]
    public async Task The_first_view_of_the_board_is_light_and_comes_from_here_alone(CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        var requests = new List<IRequest>();
        tab.Request += (_, request) => requests.Add(request);

        await tab.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        cancellationToken.ThrowIfCancellationRequested();
        var sizes = await Task.WhenAll(requests.Select(async request => (request.Url, request.ResourceType, Size: await SizeAsync(request))));
        Assert.That(requests.Select(request => new Uri(request.Url).Authority).Distinct(), Is.EqualTo(new[] { Browsing.Site.Address.Authority }));
        Assert.That(requests, Has.Count.LessThanOrEqualTo(MostRequests), string.Join('\n', sizes));
        Assert.That(sizes.Sum(part => part.Size), Is.LessThanOrEqualTo(LargestFirstView), string.Join('\n', sizes));
        Assert.That(sizes.Where(part => part.ResourceType == "stylesheet").Sum(part => part.Size), Is.InRange(1, LargestStyle));
        Assert.That(sizes.Where(part => part.ResourceType == "script").Sum(part => part.Size), Is.InRange(1, LargestScript));
    }

    private static async Task<int> SizeAsync(IRequest request)
    {
        var sizes = await request.SizesAsync();
        return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
    }
}
