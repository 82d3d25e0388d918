namespace Bench.Evaluation.Patches;

/// <summary>What one section will do to the tree, with everything read and nothing written yet.</summary>
/// <param name="Removed">Path that goes away; null when none does.</param>
/// <param name="Written">Path that is written; null for a deletion.</param>
/// <param name="Mode">Mode of the written file.</param>
/// <param name="Content">Bytes of the written file.</param>
/// <param name="Before">The entry that the removed or overwritten file had in base; null for a path that base does not have.</param>
internal sealed record PlannedFile(string? Removed, string? Written, EntryMode Mode, ReadOnlyMemory<byte> Content, TreeEntry? Before)
{
    public IEnumerable<TreeChange> Changes()
    {
        var after = Written is null ? null : TreeEntry.Of(Mode, Content.Span);
        if (Removed is not null)
        {
            yield return new(Removed, Before, null);
        }

        if (Written is not null)
        {
            yield return new(Written, Removed is null ? Before : null, after);
        }
    }
}
