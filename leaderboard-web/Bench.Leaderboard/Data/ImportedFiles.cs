using System.Collections.Concurrent;
using Bench.Contracts.Documents;
using Bench.Contracts.Publications;
using Bench.Scoring.Runs;

namespace Bench.Leaderboard.Data;

/// <summary>Holds a published file against the digest that was published. Hashes it once, and again when its time or length differs.</summary>
internal sealed class ImportedFiles
{
    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, string Digest)> _checked = new(StringComparer.Ordinal);

    /// <summary>Makes sure that a file of a run is the one that was published.</summary>
    /// <param name="run">The run, out of the data set.</param>
    /// <param name="name">Name of the file in the run's folder, with slashes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">It is another one, or cannot be read.</exception>
    public async Task CheckAsync(RunEntry run, string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(run.Folder, name);
        if (Expected(run, name) is { } digest && !await IsAsync(path, digest, cancellationToken))
        {
            throw new IOException($"{name} of run {run.Id} is not what it was when it was imported.");
        }
    }

    private async Task<bool> IsAsync(string path, string digest, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"{file.Name} is not there.");
        }

        var (written, length) = (file.LastWriteTimeUtc, file.Length);
        if (!_checked.TryGetValue(path, out var known) || known.Written != written || known.Length != length)
        {
            known = (written, length, await PublishedFiles.DigestAsync(path, cancellationToken));
            _checked[path] = known;
        }

        return known.Digest == digest;
    }

    /// <summary>The digest that was published; null for a run that has no publication on disk. The names of logs are not held in memory.</summary>
    private static string? Expected(RunEntry run, string name)
    {
        if (run.Publication.Files.TryGetValue(name, out var digest))
        {
            return digest;
        }

        return PublicationReader.Read(Path.Combine(run.Folder, Publication.FileName)) is DocumentReading<Publication>.Read(var whole)
            ? whole.Files.GetValueOrDefault(name, "")
            : null;
    }
}
