using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Bench.Leaderboard.Tests.Archives;

[TestFixture]
internal sealed class DatasetArchiveTests
{
    [Test, CancelAfter(60_000)]
    public async Task The_archive_holds_every_published_file_with_its_checksum(CancellationToken cancellationToken)
    {
        await using var site = await PublishedSite.StartAsync(SmallData.WriteAsync, cancellationToken);

        await using var stream = await site.Client.GetStreamAsync(new Uri($"/data/bench-{site.Data.Version}.tar.gz", UriKind.Relative), cancellationToken);
        var files = await FilesAsync(stream, $"bench-{site.Data.Version}/", cancellationToken);

        var sums = Encoding.UTF8.GetString(files["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        Assert.That(sums.Keys, Is.EquivalentTo(files.Keys.Where(name => name != "SHA256SUMS")));
        Assert.That(sums.Where(sum => Convert.ToHexStringLower(SHA256.HashData(files[sum.Key])) != sum.Value), Is.Empty);
        Assert.That(files.Keys, Is.SupersetOf(site.Data.Runs.Keys.Select(run => $"runs/{run}/publication.json")));
        Assert.That(files.Keys, Does.Contain($"tasks/{SmallData.Task}/task.json").And.Contain("notices.jsonl"));
        Assert.That(
            await site.Client.GetStringAsync(new Uri("/data/SHA256SUMS", UriKind.Relative), cancellationToken),
            Is.EqualTo(Encoding.UTF8.GetString(files["SHA256SUMS"])));
    }

    [Test, CancelAfter(60_000)]
    public async Task A_site_made_of_the_archive_is_the_same_site(CancellationToken cancellationToken)
    {
        await using var site = await PublishedSite.StartAsync(SmallData.WriteAsync, cancellationToken);
        await using var stream = await site.Client.GetStreamAsync(new Uri($"/data/bench-{site.Data.Version}.tar.gz", UriKind.Relative), cancellationToken);
        var files = await FilesAsync(stream, $"bench-{site.Data.Version}/", cancellationToken);

        await using var second = await PublishedSite.StartAsync(
            async (folder, token) =>
            {
                foreach (var (name, content) in files.Where(file => file.Key != "SHA256SUMS"))
                {
                    var path = Path.Combine(folder, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await File.WriteAllBytesAsync(path, content, token);
                }
            },
            cancellationToken);

        Assert.That(second.Data.Version, Is.EqualTo(site.Data.Version));
    }

    [Test, CancelAfter(60_000)]
    public async Task The_archive_of_another_dataset_is_not_here(CancellationToken cancellationToken)
    {
        await using var site = await SiteUnderTest.StartAsync(SiteUnderTest.Empty, cancellationToken);

        using var answer = await site.GetAsync("/data/bench-0123456789ab.tar.gz", cancellationToken);

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    private static async Task<Dictionary<string, byte[]>> FilesAsync(Stream stream, string folder, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var unpacked = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(unpacked);
        while (await tar.GetNextEntryAsync(copyData: true, cancellationToken) is { } entry)
        {
            using var content = new MemoryStream();
            await (entry.DataStream?.CopyToAsync(content, cancellationToken) ?? Task.CompletedTask);
            Assert.That(entry.Name, Does.StartWith(folder));
            files.Add(entry.Name[folder.Length..], content.ToArray());
        }

        return files;
    }
}
