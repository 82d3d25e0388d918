using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Contracts.Publications;
using Bench.Contracts.Runs;
using Bench.Contracts.Tasks;

namespace Bench.Leaderboard.Importing;

/// <summary>What a look at the site's folder shows without reading a file: names, times and sizes. While it stays the same, nothing is read.</summary>
/// <param name="Runs">Runs in the order of their ids.</param>
/// <param name="Rest">Tasks and notices with their times and sizes.</param>
public sealed partial record FolderLook(ImmutableArray<RunState> Runs, string Rest)
{
    /// <summary>What figures rest on. Logs are not among them: they are thousands, and no figure rests on them.</summary>
    private static readonly ImmutableArray<string> RunFiles =
        [Publication.FileName, RunReader.ManifestName, RunReader.ResultsName, RunReader.SamplesName, RunReader.TakenName];

    /// <summary>Looks.</summary>
    public static FolderLook At(SiteFolder folder)
    {
        var runs = Directory.EnumerateDirectories(folder.Runs)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => RunName().IsMatch(name) && File.Exists(Path.Combine(folder.Run(name), Publication.FileName)))
            .Order(StringComparer.Ordinal)
            .Select(name => new RunState(name, string.Join(' ', RunFiles.Select(file => Stamp(Path.Combine(folder.Run(name), file))))));
        var tasks = Directory.EnumerateDirectories(folder.Tasks).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetFileName(path)} {Stamp(Path.Combine(path, TaskSpecReader.FileName))}");
        return new FolderLook([.. runs], string.Join('\n', tasks.Append(Stamp(folder.Notices))));
    }

    /// <inheritdoc/>
    public bool Equals(FolderLook? other) => other is not null && Rest == other.Rest && Runs.SequenceEqual(other.Runs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rest, Runs.Length);

    /// <summary>Time and size of a file, or that it is not there.</summary>
    internal static string Stamp(string path) => new FileInfo(path) is { Exists: true } file
        ? string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}:{file.Length}")
        : "none";

    [GeneratedRegex(PublishedSubmission.IdPattern, RegexOptions.NonBacktracking)]
    private static partial Regex RunName();
}
