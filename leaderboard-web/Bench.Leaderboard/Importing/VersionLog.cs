using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Bench.Contracts.Documents;
using Bench.Leaderboard.Data;

namespace Bench.Leaderboard.Importing;

/// <summary>
/// The datasets that this site has served, a line each in <c>versions.jsonl</c>. A line that was cut short or cannot be read is passed over: the next one says all that
/// differs, and whether an earlier dataset can be made again is told by its digest.
/// </summary>
/// <param name="folder">The site's folder.</param>
internal sealed class VersionLog(SiteFolder folder)
{
    private ImmutableArray<DatasetVersion> _kept;

    /// <summary>The history up to a dataset, oldest first; its last entry is the dataset.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ImmutableArray<DatasetVersion> UpTo(DatasetParts parts, DateTimeOffset at)
    {
        _kept = _kept.IsDefault ? Read() : _kept;
        return _kept is [.., var last] && last.Version == parts.Version ? _kept : _kept.Add(DatasetVersion.After(_kept, parts, at));
    }

    /// <summary>Writes what is not there yet.</summary>
    /// <param name="history">What <see cref="UpTo"/> gave.</param>
    /// <exception cref="IOException">It cannot be written; a later call writes it.</exception>
    public void Keep(ImmutableArray<DatasetVersion> history)
    {
        if (history.Length == _kept.Length)
        {
            return;
        }

        using var file = new FileStream(folder.Versions, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var isCut = file.Length > 0 && EndsWithin(file);
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes((isCut ? "\n" : "") + string.Concat(history.Skip(_kept.Length).Select(version => BenchJson.Line(version) + "\n"))));
        file.Flush(flushToDisk: true);
        _kept = history;
    }

    private ImmutableArray<DatasetVersion> Read() => File.Exists(folder.Versions) ? [.. File.ReadLines(folder.Versions).Select(Parse).OfType<DatasetVersion>()] : [];

    private static DatasetVersion? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<DatasetVersion>(line, BenchJson.Options) is { Version: not null, At: not null, Added.IsDefault: false, Removed.IsDefault: false } version ? version : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the last line was not written to its end.</summary>
    private static bool EndsWithin(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
