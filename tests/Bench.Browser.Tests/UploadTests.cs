using System.Formats.Tar;
using System.IO.Compression;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Intake.Tokens;
using Microsoft.Playwright;

namespace Bench.Browser.Tests;

[TestFixture]
[Parallelizable(ParallelScope.Self)]
public sealed class UploadTests
{
    private const string Model = "Sandpiper 2";

    [TestCase(true)]
    [TestCase(false)]
    [CancelAfter(300_000)]
    public async Task What_is_handed_in_with_the_form_comes_on_the_board(bool hasScript, CancellationToken cancellationToken)
    {
        await using var site = await PublishedSite.StartAsync(SmallData.WriteAsync, cancellationToken);
        var bundle = await BundleAsync(cancellationToken);
        var token = site.Service<TokenStore>().Issue("A submitter", TokenScope.Publish, days: 1).Text;
        await using var visit = await Browsing.VisitAsync(new Look(HasScript: hasScript), site.Address);
        var tab = await visit.NewPageAsync();

        await tab.GotoAsync("/submit");
        await tab.Locator("#f-token").FillAsync(token);
        await tab.Locator("#f-organisation").FillAsync("Example Lab");
        await tab.Locator("#f-file").SetInputFilesAsync(bundle);
        await tab.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hand it in" }).ClickAsync();

        Assert.That(new Uri(tab.Url).AbsolutePath, Does.Match("^/submissions/[0-9a-f-]{36}/status$"), await tab.Locator("main").InnerTextAsync());
        var receipt = tab.Url;
        var link = tab.Locator("main a[href^='/submissions/sandpiper']");
        while (await link.CountAsync() == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await tab.WaitForTimeoutAsync(300);
            await tab.GotoAsync(receipt);
        }

        await link.First.ClickAsync();
        Assert.That(await tab.Locator("h1").InnerTextAsync(), Is.EqualTo(Model));
        Assert.That(await tab.Locator("main").InnerTextAsync(), Does.Contain("self-reported").And.Contain("Example Lab"));
        await tab.GotoAsync("/");
        Assert.That(await tab.Locator("#board tbody").InnerTextAsync(), Does.Contain(Model));
        Assert.That(await tab.ContentAsync(), Does.Not.Contain(token));
        File.Delete(bundle);
    }

    [Test, CancelAfter(180_000)]
    public async Task A_form_that_is_not_accepted_says_what_to_mend_beside_the_field(CancellationToken cancellationToken)
    {
        await using var visit = await Browsing.VisitAsync(new Look());
        var tab = await visit.NewPageAsync();
        await tab.GotoAsync("/submit");
        await tab.Locator("#f-token").FillAsync("bench_wrong");
        await tab.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "mine.jsonl", MimeType = "application/jsonl", Buffer = "{}\n"u8.ToArray() });
        await tab.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hand it in" }).ClickAsync();
        cancellationToken.ThrowIfCancellationRequested();

        Assert.That(await tab.GetByRole(AriaRole.Alert).InnerTextAsync(), Does.Contain("Token"));
        Assert.That(await tab.ContentAsync(), Does.Not.Contain("bench_wrong"));
    }

    /// <summary>A run of somebody's own machine, packed as it is handed in.</summary>
    private static async Task<string> BundleAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bench-run-").FullName;
        var plan = new PlannedRun([PlannedSubmission.Of(Model, 0.65)], [.. Enumerable.Range(1, 4).Select(number => $"acme__tool-{number}")]) { Seed = 4711, Day = "2026-10-25" };
        var run = (await new BoardFolder(folder).AddAsync(plan, cancellationToken)).Run;
        var bundle = Path.Combine(Path.GetTempPath(), $"{run}.tar.gz");
        await using (var file = File.Create(bundle))
        {
            await using var packed = new GZipStream(file, CompressionLevel.Fastest);
            await using var tar = new TarWriter(packed);
            foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "runs", run)).Where(path => Path.GetFileName(path) != Publication.FileName))
            {
                await tar.WriteEntryAsync(path, Path.GetFileName(path), cancellationToken);
            }
        }

        Directory.Delete(folder, recursive: true);
        return bundle;
    }
}
