using Bench.Harvester.Filter.Paths;
using Bench.Harvester.Mine;

namespace Bench.Harvester.Filter.Diffs;

/// <summary>A changed file with what it is for.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Diff">Its change.</param>
internal sealed record SortedFile(PathKind Kind, FileDiff Diff)
{
    /// <summary>Lines added; 0 for a binary file.</summary>
    public int Added => Diff.Added.Length;

    /// <summary>Lines removed; 0 for a binary file.</summary>
    public int Removed => Diff.Removed.Length;
}
