using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Filter.Texts;
using Bench.Harvester.Funnel;

namespace Bench.Harvester.Filter.Signals;

/// <summary>Words of lines that were added to release notes. Many lines are a release, and say nothing of this change.</summary>
internal sealed class ReleaseNoteSignal : ISignal
{
    private const int MostLines = 12;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var lines = input.Diff.Of(PathKind.ReleaseNotes).SelectMany(static file => file.Diff.Added.Except(file.Diff.Removed, StringComparer.Ordinal)).ToList();
        if (lines.Count is > 0 and <= MostLines)
        {
            TermEvidence.Add(evidence, "note.word", TermSearch.Read(string.Join('\n', lines), input.Modules), Weights.NotePart);
        }
    }
}
