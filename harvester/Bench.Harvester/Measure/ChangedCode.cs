using System.Collections.Immutable;
using System.Text;
using Bench.Evaluation.Patches;
using Bench.Evaluation.Sources;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Measure;

/// <summary>What the expert changed of what a candidate may change, as far as a workload must reach it.</summary>
/// <param name="Files">The files, by path.</param>
/// <param name="Diff">The change as a git diff, without protected paths.</param>
/// <param name="Interesting">Lines that a workload should execute, by path: the covered ones where Cover found some, else all changed ones.</param>
public sealed record ChangedCode(
    ImmutableArray<ChangedFileCode> Files,
    ReadOnlyMemory<byte> Diff,
    ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Interesting)
{
    /// <summary>Names of everything that was changed.</summary>
    public ImmutableSortedSet<string> Functions => [.. Files.SelectMany(file => file.Functions)];

    /// <summary>Reads the change of a candidate; null when nothing is left of it without protected paths.</summary>
    /// <param name="candidate">The pull request.</param>
    /// <param name="repository">Its repository.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ChangedCode?> ReadAsync(Candidate candidate, IGitRepository repository, CancellationToken cancellationToken)
    {
        var request = candidate.PullRequest;
        var diff = await repository.DiffAsync(request.Base, request.Merge, cancellationToken);
        if (ExpertPatch.Of(diff, new PatchPolicy()) is not ExpertPatch.Kept kept)
        {
            return null;
        }

        var entries = (await repository.ReadTreeAsync(request.Merge, cancellationToken)).ToDictionary(entry => entry.Path, entry => entry.ObjectId, StringComparer.Ordinal);
        var standing = kept.Patch.Files.Where(file => file.Kind != ChangeKind.Deleted && entries.ContainsKey(file.NewPath)).ToList();
        var texts = standing.Count == 0 ? [] : await repository.ReadBlobsAsync([.. standing.Select(file => entries[file.NewPath])], cancellationToken);
        ImmutableArray<ChangedFileCode> files = [.. standing.Zip(texts, (file, text) => Of(file.NewPath, LinesOf(file.Hunks), Encoding.UTF8.GetString(text)))];
        return new ChangedCode(files, kept.Diff, Interest(files, candidate.Draft?.CoveredLines ?? default));
    }

    /// <summary>New lines, and the lines on either side of a place where lines went away.</summary>
    private static SortedSet<int> LinesOf(ImmutableArray<Hunk> hunks)
    {
        var lines = new SortedSet<int>();
        foreach (var hunk in hunks)
        {
            var at = hunk.FirstNewLine;
            foreach (var line in hunk.Lines)
            {
                switch (line.Kind)
                {
                    case LineKind.Added:
                        lines.Add(at++);
                        break;
                    case LineKind.Context:
                        at++;
                        break;
                    default:
                        lines.Add(Math.Max(1, at - 1));
                        lines.Add(at);
                        break;
                }
            }
        }

        return lines;
    }

    private static ChangedFileCode Of(string path, SortedSet<int> lines, string text)
    {
        var rows = text.Split('\n');
        ImmutableSortedSet<int> kept = [.. lines.Where(line => line <= rows.Length && SourceLines.IsCode(path, rows[line - 1]))];
        return new ChangedFileCode(path, kept, SourceLines.Functions(path, text, kept));
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Interest(ImmutableArray<ChangedFileCode> files, ImmutableArray<string> covered)
    {
        var known = covered.IsDefaultOrEmpty
            ? []
            : covered.Select(Place).OfType<(string Path, int Line)>().GroupBy(place => place.Path, place => place.Line, StringComparer.Ordinal).ToList();
        return known.Count > 0
            ? known.ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableSortedSet(), StringComparer.Ordinal)
            : files.Where(file => !file.Lines.IsEmpty).ToImmutableSortedDictionary(file => file.Path, file => file.Lines, StringComparer.Ordinal);
    }

    private static (string Path, int Line)? Place(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var line)
            ? (text[..colon], line)
            : null;
    }
}
