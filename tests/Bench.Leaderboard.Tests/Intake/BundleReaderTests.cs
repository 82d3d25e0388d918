using System.Formats.Tar;
using System.IO.Compression;
using Bench.Contracts.Outcomes;
using Bench.Leaderboard.Intake;
using Bench.Leaderboard.Intake.Checks;

namespace Bench.Leaderboard.Tests.Intake;

/// <summary>Archives that mean harm, one for each trick.</summary>
[TestFixture, CancelAfter(60_000)]
public sealed class BundleReaderTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bench-bundle-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_files_of_a_run_are_unpacked_under_their_own_names(CancellationToken cancellationToken)
    {
        await UnpackAsync(archive => Add(archive, ("run.json", "{}"), ("results.jsonl", ""), ("logs/sample__tally-34/candidate-1/build.log", "built")), cancellationToken);

        Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "out"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Path.Combine(_folder, "out"), file)),
            Is.EquivalentTo(["run.json", "results.jsonl", "logs/sample__tally-34/candidate-1/build.log"]));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "out", "logs/sample__tally-34/candidate-1/build.log"), cancellationToken), Is.EqualTo("built"));
    }

    [TestCase("../evil")]
    [TestCase("../../etc/cron.d/evil")]
    [TestCase("/etc/passwd")]
    [TestCase("./run.json")]
    [TestCase("logs/../../evil.log")]
    [TestCase("logs/a/../evil.log")]
    [TestCase("logs/..a/b/c.log")]
    [TestCase("logs/a/b/c.log/../../../../evil")]
    [TestCase("logs\\..\\..\\evil")]
    [TestCase("RUN.JSON")]
    [TestCase("publication.json")]
    [TestCase("journal.sqlite")]
    [TestCase("index.html")]
    [TestCase("C:/evil")]
    [TestCase("logs/CON")]
    public void A_name_that_no_file_of_a_run_has_is_refused(string name)
    {
        Assert.That(() => UnpackAsync(archive => Add(archive, (name, "x")), default), Throws.InstanceOf<BundleRefusedException>().With.Property("Code").EqualTo(ReasonCode.UploadArchiveUnsafe));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName), Is.SubsetOf(new[] { "bundle", "out" }));
    }

    [TestCase(TarEntryType.SymbolicLink)]
    [TestCase(TarEntryType.HardLink)]
    [TestCase(TarEntryType.Fifo)]
    [TestCase(TarEntryType.CharacterDevice)]
    [TestCase(TarEntryType.BlockDevice)]
    public void What_is_no_plain_file_is_refused(TarEntryType type)
    {
        Assert.That(
            () => UnpackAsync(archive => archive.WriteEntry(type is TarEntryType.SymbolicLink or TarEntryType.HardLink ? new UstarTarEntry(type, "run.json") { LinkName = "/etc/passwd" } : new UstarTarEntry(type, "run.json")), default),
            Throws.InstanceOf<BundleRefusedException>().With.Property("Code").EqualTo(ReasonCode.UploadArchiveUnsafe));
    }

    [Test]
    public void A_name_in_an_extended_header_is_held_to_the_same_rule()
    {
        var longer = $"logs/{new string('a', 150)}/../../../evil.log";

        Assert.That(() => UnpackAsync(archive => Add(archive, (longer, "x")), default), Throws.InstanceOf<BundleRefusedException>().With.Property("Code").EqualTo(ReasonCode.UploadArchiveUnsafe));
    }

    [Test]
    public void A_file_twice_is_refused() =>
        Assert.That(() => UnpackAsync(archive => Add(archive, ("run.json", "a"), ("run.json", "b")), default), Throws.InstanceOf<BundleRefusedException>().With.Message.Contains("twice"));

    [Test]
    public void Too_many_entries_are_refused() =>
        Assert.That(
            () => UnpackAsync(archive => Add(archive, [.. Enumerable.Range(0, 101).Select(number => ($"logs/a/b/{number}.log", "x"))]), default, new IntakeLimits { Entries = 100 }),
            Throws.InstanceOf<BundleRefusedException>().With.Message.Contains("100 entries"));

    [Test]
    public void What_unpacks_to_much_more_than_its_size_is_refused()
    {
        Assert.That(() => UnpackAsync(archive => AddZeros(archive, 64 << 20), default), Throws.InstanceOf<BundleRefusedException>().With.Message.Contains("200 times"));
        Assert.That(new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), Is.LessThan(32 << 20));
    }

    [Test]
    public void What_unpacks_to_more_than_the_cap_is_refused() =>
        Assert.That(() => UnpackAsync(archive => AddZeros(archive, 4 << 20), default, new IntakeLimits { UnpackedBytes = 2 << 20, Ratio = 100_000 }), Throws.InstanceOf<BundleRefusedException>().With.Message.Contains("2 MiB"));

    [Test]
    public void What_follows_the_end_of_the_archive_counts_too()
    {
        Assert.That(
            async () =>
            {
                await using (var file = File.Create(Path.Combine(_folder, "bundle")))
                await using (var packed = new GZipStream(file, CompressionLevel.Optimal))
                {
                    await packed.WriteAsync(new byte[64 << 20]);
                }

                await new BundleReader(new IntakeLimits()).UnpackAsync(Path.Combine(_folder, "bundle"), Path.Combine(_folder, "out"), default);
            },
            Throws.InstanceOf<BundleRefusedException>());
    }

    [TestCase("no archive")]
    [TestCase("PK\u0003\u0004")]
    public void What_is_no_archive_is_malformed(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "bundle"), text);

        Assert.That(
            () => new BundleReader(new IntakeLimits()).UnpackAsync(Path.Combine(_folder, "bundle"), Path.Combine(_folder, "out"), default),
            Throws.InstanceOf<BundleRefusedException>().With.Property("Code").EqualTo(ReasonCode.UploadMalformed));
    }

    [Test]
    public async Task A_header_that_claims_gigabytes_costs_no_memory(CancellationToken cancellationToken)
    {
        var header = new byte[1024];
        "././@PaxHeader"u8.CopyTo(header);
        "0000644\0"u8.CopyTo(header.AsSpan(100));
        "17777777777\0"u8.CopyTo(header.AsSpan(124)); // 2 GiB less one
        "00000000000\0"u8.CopyTo(header.AsSpan(136));
        "        "u8.CopyTo(header.AsSpan(148));
        header[156] = (byte)'x';
        "ustar\0"u8.CopyTo(header.AsSpan(257));
        "00"u8.CopyTo(header.AsSpan(263));
        System.Text.Encoding.ASCII.GetBytes($"{Convert.ToString(header.AsSpan(0, 512).ToArray().Sum(value => value), 8).PadLeft(6, '0')}\0 ").CopyTo(header.AsSpan(148));
        await using (var file = File.Create(Path.Combine(_folder, "bundle")))
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest))
        {
            await packed.WriteAsync(header, cancellationToken);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.That(() => new BundleReader(new IntakeLimits()).UnpackAsync(Path.Combine(_folder, "bundle"), Path.Combine(_folder, "out"), cancellationToken), Throws.InstanceOf<BundleRefusedException>());
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(64L << 20));
    }

    private static void Add(TarWriter archive, params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });
        }
    }

    private static void AddZeros(TarWriter archive, int bytes) =>
        archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "samples.jsonl") { DataStream = new MemoryStream(new byte[bytes]) });

    private async Task UnpackAsync(Action<TarWriter> fill, CancellationToken cancellationToken, IntakeLimits? limits = null)
    {
        await using (var file = File.Create(Path.Combine(_folder, "bundle")))
        await using (var packed = new GZipStream(file, CompressionLevel.Optimal))
        await using (var archive = new TarWriter(packed, TarEntryFormat.Pax))
        {
            fill(archive);
        }

        await new BundleReader(limits ?? new IntakeLimits()).UnpackAsync(Path.Combine(_folder, "bundle"), Path.Combine(_folder, "out"), cancellationToken);
    }
}
