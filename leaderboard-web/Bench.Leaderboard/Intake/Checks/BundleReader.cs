using System.Formats.Tar;
using System.IO.Compression;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Publications;

namespace Bench.Leaderboard.Intake.Checks;

/// <summary>
/// Unpacks a run bundle, a gzipped tar archive of a run's folder, into a new folder. Only plain files are taken, and only under the names that
/// the files of a run have: no name of the archive's own choosing becomes a path.
/// </summary>
/// <param name="limits">The caps.</param>
internal sealed class BundleReader(IntakeLimits limits)
{
    /// <summary>Unpacks a bundle. The folder is new; it is the caller's to remove when this throws.</summary>
    /// <param name="path">The bundle.</param>
    /// <param name="folder">Folder to make.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BundleRefusedException">It is no such archive, over a cap, or holds something else than a run's files.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public async Task UnpackAsync(string path, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var packed = new FileStream(path, FileMode.Open, FileAccess.Read);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var capped = new CappedStream(unpacked, packed, limits);
        try
        {
            await using var archive = new TarReader(capped);
            for (var entries = 1; await archive.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry; entries++)
            {
                if (entries > limits.Entries)
                {
                    throw Unsafe($"it holds more than {limits.Entries} entries");
                }

                await TakeAsync(entry, folder, cancellationToken);
            }

            // What follows the archive's end counts, too.
            await capped.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or NotSupportedException or OverflowException or OutOfMemoryException or InvalidOperationException)
        {
            throw new BundleRefusedException(ReasonCode.UploadMalformed, "it is not a gzipped tar archive");
        }
    }

    private static async Task TakeAsync(TarEntry entry, string folder, CancellationToken cancellationToken)
    {
        if (entry.EntryType == TarEntryType.Directory)
        {
            return;
        }

        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
        {
            throw Unsafe("it holds a link, a device or another entry that is no plain file");
        }

        if (!PublicationIds.IsPublished(entry.Name))
        {
            throw Unsafe("it holds a name that no file of a run has; expected run.json, results.jsonl, samples.jsonl, taken.jsonl or logs/TASK/ARM/NAME.log");
        }

        var target = Path.Combine(folder, entry.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (File.Exists(target))
        {
            throw Unsafe("it holds a file twice");
        }

        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        if (entry.DataStream is { } data)
        {
            await data.CopyToAsync(file, cancellationToken);
        }
    }

    private static BundleRefusedException Unsafe(string detail) => new(ReasonCode.UploadArchiveUnsafe, detail);
}
