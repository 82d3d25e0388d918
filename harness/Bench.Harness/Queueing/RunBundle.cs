using System.Formats.Tar;
using System.IO.Compression;
using Bench.Contracts.Publications;
using Bench.Harness.Publishing;

namespace Bench.Harness.Queueing;

/// <summary>Packs what is published of a run into one file: a gzipped tar archive of plain files under their own names.</summary>
internal static class RunBundle
{
    /// <summary>Packs a run.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="path">File to write.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task PackAsync(string run, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await using var packed = new GZipStream(file, CompressionLevel.Optimal);
        await using var archive = new TarWriter(packed, TarEntryFormat.Ustar);
        foreach (var source in PlainFiles.Below(run).Where(source => PublicationIds.IsPublished(Path.GetRelativePath(run, source))))
        {
            await using var data = File.OpenRead(source);
            // Only name and content: who owns the file and when it was written is nobody's business.
            var entry = new UstarTarEntry(TarEntryType.RegularFile, Path.GetRelativePath(run, source)) { DataStream = data, ModificationTime = DateTimeOffset.UnixEpoch };
            await archive.WriteEntryAsync(entry, cancellationToken);
        }
    }
}
