using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>
/// Words of lines that were added to release notes. Many lines are a release, and say nothing of this change. A note in a file of its own is sorted by
/// the file's name, such as <c>123.performance.rst</c>.
/// </summary>
internal sealed class ReleaseNoteSignal : ISignal
{
    private const int MostLines = 12;

    private static readonly string[] Kinds = ["perf", "performance", "optimization", "efficiency", "speed"];

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        if (input.Diff.Of(PathKind.ReleaseNotes).Select(static file => file.Diff.File.Path).FirstOrDefault(IsSorted) is { } path)
        {
            evidence.Add(new Evidence("note.kind", path, Weights.NoteKind));
        }

        var lines = input.Diff.Of(PathKind.ReleaseNotes).SelectMany(static file => file.Diff.Added.Except(file.Diff.Removed, StringComparer.Ordinal)).ToList();
        if (lines.Count is > 0 and <= MostLines)
        {
            TermEvidence.Add(evidence, "note.word", TermSearch.Read(string.Join('\n', lines), input.Modules), Weights.NotePart);
        }
    }

    private static bool IsSorted(string path) => path[(path.LastIndexOf('/') + 1)..].Split('.') is { Length: > 2 } parts && parts[1..].Any(static part => Kinds.Contains(part));
}
