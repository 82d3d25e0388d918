using System.Collections.Immutable;

namespace Bench.Evaluation.Patches;

/// <summary>One section of a patch: what happens to one file. Paths are relative, with <c>/</c>, and safe to join to a root.</summary>
/// <param name="Kind">What the section does.</param>
/// <param name="OldPath">File of the base tree that it starts from; equal to <paramref name="NewPath"/> for an added file.</param>
/// <param name="NewPath">File that it makes; equal to <paramref name="OldPath"/> unless renamed or copied.</param>
/// <param name="OldMode">Mode that the base file must have; null where the patch does not say.</param>
/// <param name="NewMode">Mode of the file afterwards; null to keep that of the base file.</param>
/// <param name="Hunks">Changes of content in ascending order; empty when only the name or mode changes, or the file is empty.</param>
/// <param name="PatchLine">Line of the patch that the section begins on, from 1.</param>
public sealed record FileChange(
    ChangeKind Kind,
    string OldPath,
    string NewPath,
    EntryMode? OldMode,
    EntryMode? NewMode,
    ImmutableArray<Hunk> Hunks,
    int PatchLine)
{
    /// <summary>True when the section reads a file of the base tree.</summary>
    public bool HasBase => Kind != ChangeKind.Added;

    /// <summary>True when the file at <see cref="OldPath"/> is gone afterwards.</summary>
    public bool RemovesOld => Kind is ChangeKind.Deleted or ChangeKind.Renamed;

    /// <summary>True when the section makes a path that base does not have.</summary>
    public bool MakesPath => Kind is ChangeKind.Added or ChangeKind.Renamed or ChangeKind.Copied;

    /// <summary>Every path that the section names, once.</summary>
    public IEnumerable<string> Paths => OldPath == NewPath ? [OldPath] : [OldPath, NewPath];
}
