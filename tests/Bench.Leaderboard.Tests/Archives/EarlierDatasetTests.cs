using System.Formats.Tar;
using System.IO.Compression;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Tests.Importing;

namespace Bench.Leaderboard.Tests.Archives;

/// <summary>A dataset that was served once is found again by its version, out of what lies in the folder today.</summary>
[TestFixture]
internal sealed class EarlierDatasetTests
{
    private SiteUnderImport _site = null!;
    private Dataset _first = null!;
    private Dataset _second = null!;

    [SetUp]
    public async Task ServeTwoDatasets()
    {
        (_site, _first, _second) = await TwoDatasets.ServeAsync(NoticeKind.Correction, "Came later.");
        Assert.That(_second.Version, Is.Not.EqualTo(_first.Version));
    }

    [TearDown]
    public void Remove() => _site.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public async Task It_is_the_same_as_it_was_also_after_a_start_without_index(bool isNewStart)
    {
        if (isNewStart)
        {
            _site.Forget();
        }

        var now = await _site.LookAsync();

        Assert.That(Found(now, _first.Version), Is.EqualTo(SiteUnderImport.Digest(_first)));
        Assert.That(now.History.Select(version => version.Version), Is.EqualTo(new[] { _first.Version, _second.Version }));
    }

    [Test]
    public async Task One_that_misses_a_run_is_gone_and_says_which()
    {
        var run = _site.Runs()[1];
        Directory.Delete(run, recursive: true);

        var gone = EarlierDataset.Find(await _site.LookAsync(), _first.Version) as EarlierDataset.Gone;

        Assert.That(gone?.Part, Does.StartWith($"run {Path.GetFileName(run)} "));
    }

    [Test]
    public async Task A_record_that_was_cut_short_costs_that_line_alone()
    {
        await File.AppendAllTextAsync(_site.Folder.Versions, "{\"version\":\"0123");
        _site.Restart();
        await File.AppendAllTextAsync(_site.Folder.Notices, BenchJson.Line(new Notice("2031-01-02T03:04:06Z", NoticeKind.Correction, "Came last.")) + "\n");
        var third = await _site.LookAsync();
        _site.Restart();
        var now = await _site.LookAsync();

        Assert.That(now.History.Select(version => version.Version), Is.EqualTo(new[] { _first.Version, _second.Version, third.Version }));
        Assert.That(Found(now, _first.Version), Is.EqualTo(SiteUnderImport.Digest(_first)));
    }

    [Test, CancelAfter(60_000)]
    public async Task Its_archive_is_served_as_it_was(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(_second, cancellationToken);

        using var answer = await site.GetAsync($"/data/bench-{_first.Version}.tar.gz", cancellationToken);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(answer.Headers.CacheControl!.ToString(), Does.Contain("immutable"));
        var names = await NamesAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken);
        Assert.That(
            names.Where(name => name.EndsWith("/publication.json", StringComparison.Ordinal)),
            Is.EquivalentTo(_first.Runs.Keys.Select(run => $"bench-{_first.Version}/runs/{run}/publication.json")));
    }

    [Test, CancelAfter(60_000)]
    public async Task One_that_is_gone_answers_410_and_the_page_lists_what_came_when(CancellationToken cancellationToken)
    {
        Directory.Delete(_site.Runs()[1], recursive: true);
        await using var site = await SiteUnderTest.StartAsync(await _site.LookAsync(), cancellationToken);

        using var answer = await site.GetAsync($"/data/bench-{_first.Version}.tar.gz", cancellationToken);
        Assert.That((int)answer.StatusCode, Is.EqualTo(410), await answer.Content.ReadAsStringAsync(cancellationToken));
        var page = await (await site.GetAsync("/data", cancellationToken)).Content.ReadAsStringAsync(cancellationToken);
        Assert.That(page, Does.Contain($"/data/bench-{_first.Version}.tar.gz").And.Contain($"/data/bench-{_second.Version}.tar.gz"));
    }

    private static string Found(Dataset now, string version) =>
        EarlierDataset.Find(now, version) is EarlierDataset.There(var dataset) ? SiteUnderImport.Digest(dataset) : "not there";

    private static async Task<List<string>> NamesAsync(Stream stream, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            names.Add(entry.Name);
        }

        return names;
    }
}
