using System.Collections.Immutable;
using System.Security.Cryptography;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;

namespace Bench.Scoring.Runs;

/// <summary>The files of a published run's folder and their digests. Links and everything else that is no plain file are never opened.</summary>
public static class PublishedFiles
{
    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<string> DigestAsync(string path, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(path);
        await using (stream)
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
    }

    /// <summary>The first difference between the files that a folder's <c>publication.json</c> names and those that are there; null when there is none.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static async Task<DocumentError?> ProblemAsync(string folder, CancellationToken cancellationToken) =>
        PublicationReader.Read(Path.Combine(folder, Publication.FileName)) switch
        {
            DocumentReading<Publication>.Read(var publication) => await ProblemAsync(folder, publication, cancellationToken),
            DocumentReading<Publication>.Refused(var errors) => errors[0] with { File = Publication.FileName },
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };

    /// <summary>The first difference between the files that a publication names and those that are there; null when there is none.</summary>
    internal static async Task<DocumentError?> ProblemAsync(string folder, Publication publication, CancellationToken cancellationToken)
    {
        var found = Found(folder).ToImmutableSortedDictionary(file => file.Name, file => file.IsPlain, StringComparer.Ordinal);
        if (found.FirstOrDefault(file => !publication.Files.ContainsKey(file.Key) || !file.Value) is { Key: { } odd } surplus)
        {
            return surplus.Value
                ? new DocumentError(odd, 0, "", $"found a file that {Publication.FileName} does not name", "the files that were published and no others")
                : new DocumentError(odd, 0, "", "found a link or another entry that is no plain file", "plain files");
        }

        foreach (var (name, digest) in publication.Files)
        {
            if (!found.ContainsKey(name))
            {
                return new DocumentError(name, 0, "", "found no such file", $"the file that {Publication.FileName} names");
            }

            if (await DigestAsync(Path.Combine(folder, name), cancellationToken) is var now && now != digest)
            {
                return new DocumentError(name, 0, "", $"found the digest {now}", $"{digest}, as {Publication.FileName} states");
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, bool IsPlain)> Found(string folder)
    {
        var root = new DirectoryInfo(folder);
        var folders = new Stack<DirectoryInfo>([root]);
        while (folders.TryPop(out var next))
        {
            foreach (var entry in next.EnumerateFileSystemInfos())
            {
                var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                if (entry is DirectoryInfo inner && !isLink)
                {
                    folders.Push(inner);
                }
                else if (Path.GetRelativePath(folder, entry.FullName) is var name && name != Publication.FileName)
                {
                    yield return (name, !isLink && !entry.Attributes.HasFlag(FileAttributes.Device) && entry is FileInfo);
                }
            }
        }
    }
}
