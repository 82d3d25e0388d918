using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Funnel;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Signals;

/// <summary>How much is changed, and whether something is added to the library.</summary>
internal sealed class SizeSignal : ISignal
{
    private const int SmallLines = 60;
    private const int LargeLines = 400;
    private const int VeryLargeLines = 1000;
    private const int ManyFiles = 8;
    private const int CleanedUpLines = 4;

    /// <inheritdoc/>
    public void Collect(FilterInput input, List<Evidence> evidence)
    {
        var lines = input.Diff.SourceAdded + input.Diff.SourceRemoved;
        var weight = lines <= SmallLines ? Weights.Small : lines > VeryLargeLines ? Weights.VeryLarge : lines > LargeLines ? Weights.Large : 0;
        evidence.Add(new Evidence("diff.size", $"lines of source: {input.Diff.SourceAdded} added, {input.Diff.SourceRemoved} removed", weight));
        if (input.Diff.Source.Length > ManyFiles)
        {
            evidence.Add(new Evidence("diff.scattered", $"source files: {input.Diff.Source.Length}", Weights.Scattered));
        }

        if (input.Diff.SourceRemoved >= CleanedUpLines && input.Diff.SourceRemoved > 2 * input.Diff.SourceAdded)
        {
            evidence.Add(new Evidence("diff.clean-up", $"lines of source: {input.Diff.SourceRemoved} taken away for {input.Diff.SourceAdded}", Weights.CleanUp));
        }

        if (input.Diff.Source.FirstOrDefault(static file => file.Diff.File.Kind == FileChange.Added) is { } added)
        {
            evidence.Add(new Evidence("diff.new-file", added.Diff.File.Path, Weights.NewFile));
        }

        if (input.Shape.NewNames is [var name, ..])
        {
            evidence.Add(new Evidence("diff.new-names", name, Weights.NewNames));
        }

        if (input.Diff.Kinds.Contains(PathKind.Documentation))
        {
            evidence.Add(new Evidence("diff.documented", "pages of documentation touched", Weights.Documented));
        }
    }
}
