using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Contracts.Publications;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Importing;

/// <summary>What a look at the site's folder shows without reading a file: names, times and sizes. While it stays the same, nothing is read.</summary>
/// <param name="Runs">Runs in the order of their ids.</param>
/// <param name="Rest">Tasks and notices with their times and sizes.</param>
public sealed partial record FolderLook(ImmutableArray<RunState> Runs, string Rest)
{
    /// <summary>Looks.</summary>
    public static FolderLook At(SiteFolder folder)
    {
        var runs = Directory.EnumerateDirectories(folder.Runs)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => RunName().IsMatch(name) && File.Exists(Path.Combine(folder.Run(name), Publication.FileName)))
            .Order(StringComparer.Ordinal)
            .Select(name => new RunState(name, Stamp(Path.Combine(folder.Run(name), Publication.FileName))));
        var tasks = Directory.EnumerateDirectories(folder.Tasks).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {Stamp(Path.Combine(path, TaskSpecReader.FileName))}");
        return new FolderLook([.. runs], string.Join('\n', tasks.Append(Stamp(folder.Notices))));
    }

    /// <inheritdoc/>
    public bool Equals(FolderLook? other) => other is not null && Rest == other.Rest && Runs.SequenceEqual(other.Runs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rest, Runs.Length);

    private static string Stamp(string path) => new FileInfo(path) is { Exists: true } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}:{file.Length}")
        : "none";

    [GeneratedRegex(PublishedSubmission.IdPattern, RegexOptions.NonBacktracking)]
    private static partial Regex RunName();
}
