using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Leaderboard.Data;
using Bench.Scoring.Runs;

namespace Bench.Leaderboard.Archives;

/// <summary>
/// Everything that was published, as one file: the folders of the runs and of the tasks as they lie here, the notices, and a list of
/// checksums that <c>sha256sum -c SHA256SUMS</c> reads.
/// </summary>
/// <param name="dataset">What was published.</param>
internal sealed class DatasetArchive(Dataset dataset)
{
    /// <summary>Name of the list of checksums.</summary>
    public const string SumsName = "SHA256SUMS";

    /// <summary>Its files, listed once: the list reads the publication of every run.</summary>
    private ImmutableArray<ArchiveFile> Files => field.IsDefault ? field = Listed() : field;

    /// <summary>Name of the archive of a dataset.</summary>
    public static string NameOf(Dataset dataset) => $"bench-{dataset.Version}.tar.gz";

    /// <summary>The list of checksums: a line for each file of the archive but the list itself.</summary>
    public async Task<string> SumsAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var file in Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{await file.Sha256Async(cancellationToken)}  {file.Name}\n");
        }

        return text.ToString();
    }

    /// <summary>The first file that is not there, or not as it was published; null when all are. Asked before the first byte is sent: an answer that has begun cannot say so.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<string?> FirstOddAsync(CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            if (file.Path is { } path && (!File.Exists(path) || (file.KnownSha256 is { } digest && digest != await PublishedFiles.DigestAsync(path, cancellationToken))))
            {
                return file.Name;
            }
        }

        return null;
    }

    /// <summary>Writes the archive, one file after the other; nothing is held in memory or on disk.</summary>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        var sums = Encoding.UTF8.GetBytes(await SumsAsync(cancellationToken));
        await using var packed = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var file in Files.Prepend(new ArchiveFile(SumsName, dataset.ImportedAt, () => new MemoryStream(sums))))
        {
            await using var content = file.Open();
            var entry = new PaxTarEntry(TarEntryType.RegularFile, $"bench-{dataset.Version}/{file.Name}")
            {
                DataStream = content,
                ModificationTime = file.At,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            };
            await tar.WriteEntryAsync(entry, cancellationToken);
        }
    }

    private ImmutableArray<ArchiveFile> Listed() => [.. dataset.Runs.Values.SelectMany(OfRun), .. dataset.Tasks.Values.OrderBy(task => task.Id.Value, StringComparer.Ordinal).SelectMany(OfTask), Notices()];

    private static IEnumerable<ArchiveFile> OfRun(RunEntry run)
    {
        var at = DateTimeOffset.Parse(run.Publication.PublishedAt, CultureInfo.InvariantCulture);
        // The names of logs are not held in memory.
        var files = PublicationReader.Read(Path.Combine(run.Folder, Publication.FileName)) is DocumentReading<Publication>.Read(var whole) ? whole.Files : run.Publication.Files;
        return files
            .Select(file => ArchiveFile.OnDisk($"runs/{run.Id}/{file.Key}", at, Path.Combine(run.Folder, file.Key), file.Value))
            .Prepend(ArchiveFile.OnDisk($"runs/{run.Id}/{Publication.FileName}", at, Path.Combine(run.Folder, Publication.FileName)));
    }

    private IEnumerable<ArchiveFile> OfTask(TaskEntry task) => task.Folder is not { } folder ? [] :
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal)
            .Select(path => ArchiveFile.OnDisk($"tasks/{task.Id}/{Path.GetRelativePath(folder, path)}", dataset.ImportedAt, path));

    private ArchiveFile Notices()
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(dataset.Notices.Reverse().Select(notice => BenchJson.Line(notice) + "\n")));
        return new ArchiveFile("notices.jsonl", dataset.ImportedAt, () => new MemoryStream(lines));
    }
}
