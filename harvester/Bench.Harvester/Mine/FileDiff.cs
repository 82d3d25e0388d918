using System.Collections.Immutable;

namespace Bench.Harvester.Mine;

/// <summary>The change of one file, as much of it as signals need.</summary>
/// <param name="File">The file.</param>
/// <param name="Removed">Removed lines without their sign, in order; empty for a binary file.</param>
/// <param name="Added">Added lines without their sign, in order.</param>
/// <param name="OldBlob">Id of the content before, as the history prints it; zeros when new.</param>
/// <param name="NewBlob">Id of the content after; zeros when removed.</param>
public sealed record FileDiff(ChangedFile File, ImmutableArray<string> Removed, ImmutableArray<string> Added, string OldBlob, string NewBlob);
