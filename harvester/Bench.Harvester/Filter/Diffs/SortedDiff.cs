using System.Collections.Immutable;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>The files of a change, sorted by what they are for, with sums.</summary>
internal sealed class SortedDiff
{
    /// <summary>Sorts the files of a change. A renamed file without another line is no change.</summary>
    public SortedDiff(MinedChange change)
    {
        var listed = change.Diff.IsDefaultOrEmpty ? change.PullRequest.Files : [.. change.Diff.Select(static file => file.File)];
        Kinds = listed.IsDefaultOrEmpty ? [] : [.. listed.Select(static file => PathClassifier.Of(file.Path)).Distinct()];
        Files = change.Diff.IsDefaultOrEmpty
            ? [.. listed.IsDefaultOrEmpty ? [] : listed.Select(static file => new SortedFile(PathClassifier.Of(file.Path), Unread(file)))]
            : [.. change.Diff.Select(static file => new SortedFile(PathClassifier.Of(file.File.Path), file))];
        Source = [.. Files.Where(static file => file.Kind == PathKind.Source && !IsMoveOnly(file))];
        Tests = [.. Files.Where(static file => file.Kind == PathKind.Test)];
        SourceAdded = Source.Sum(LinesAdded);
        SourceRemoved = Source.Sum(LinesRemoved);
    }

    /// <summary>All files.</summary>
    public ImmutableArray<SortedFile> Files { get; }

    /// <summary>What the files are for, each once.</summary>
    public ImmutableArray<PathKind> Kinds { get; }

    /// <summary>Source files whose content changes.</summary>
    public ImmutableArray<SortedFile> Source { get; }

    /// <summary>Test files.</summary>
    public ImmutableArray<SortedFile> Tests { get; }

    /// <summary>Lines added to source.</summary>
    public int SourceAdded { get; }

    /// <summary>Lines removed from source.</summary>
    public int SourceRemoved { get; }

    /// <summary>Files of a kind.</summary>
    public IEnumerable<SortedFile> Of(PathKind kind) => Files.Where(file => file.Kind == kind);

    private static FileDiff Unread(ChangedFile file) => new(file, [], [], "", "");

    private static bool IsMoveOnly(SortedFile file) =>
        file.Diff.File is { Kind: FileChange.Renamed, AddedLines: 0, RemovedLines: 0 };

    private static int LinesAdded(SortedFile file) => file.Diff.File.AddedLines ?? file.Added;

    private static int LinesRemoved(SortedFile file) => file.Diff.File.RemovedLines ?? file.Removed;
}
