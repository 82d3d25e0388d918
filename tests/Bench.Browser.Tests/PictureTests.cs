using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
public sealed class PictureTests
{
    private const int LargestPicture = 150 * 1024;

    /// <summary>Only when the approved files are written again: two machines do not draw the same letters.</summary>
    [Test, CancelAfter(180_000)]
    public async Task The_picture_of_the_board_in_the_README_is_small(CancellationToken cancellationToken)
    {
        var path = Path.Combine(RepositoryFolder.Root, "docs", "images", "board.png");
        if (Environment.GetEnvironmentVariable("BENCH_UPDATE") == "1")
        {
            await using var visit = await Browsing.VisitAsync(new Look());
            var tab = await visit.NewPageAsync();
            await tab.SetViewportSizeAsync(1480, 720);
            await tab.GotoAsync("/");
            cancellationToken.ThrowIfCancellationRequested();
            await tab.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        }

        Assert.That(new FileInfo(path).Length, Is.InRange(1, LargestPicture));
    }
}
