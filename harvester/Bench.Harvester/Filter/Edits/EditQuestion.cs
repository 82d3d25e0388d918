using System.Collections.Immutable;
using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Edits;

/// <summary>What has to be compared of a pull request: all that is kept of its diff when it has passed the rules.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Files">Source files that were modified, the most changed first.</param>
/// <param name="Plain">Why nothing has to be compared, such as a new source file; null when the files decide.</param>
public sealed record EditQuestion(int Number, ImmutableArray<EditFile> Files, string? Plain)
{
    private const string Gone = "0000000";

    /// <summary>The question of a pull request.</summary>
    public static EditQuestion Of(MinedChange change)
    {
        var source = change.Diff.IsDefault ? [] : change.Diff.Where(static file => PathClassifier.Of(file.File.Path) == PathKind.Source).ToList();
        var plain = source.Count == 0 ? "its diff was not read"
            : source.Find(static file => !HasBothSides(file)) is { } whole ? $"{whole.File.Path} is new, gone or unread"
            : null;
        return new EditQuestion(
            change.PullRequest.Number,
            plain is null ? [.. source.OrderByDescending(static file => file.Added.Length + file.Removed.Length).Select(static file => new EditFile(file.File.Path, file.OldBlob, file.NewBlob))] : [],
            plain);
    }

    private static bool HasBothSides(FileDiff file) =>
        file.File is { AddedLines: not null, RemovedLines: not null }
        && file.OldBlob.Length > 0 && file.NewBlob.Length > 0
        && !file.OldBlob.StartsWith(Gone, StringComparison.Ordinal) && !file.NewBlob.StartsWith(Gone, StringComparison.Ordinal);
}
