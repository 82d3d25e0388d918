namespace Bench.Harvester.Mine.Diffs;

/// <summary>A file of a change, before its lines are read.</summary>
/// <param name="Path">Path after the change; before it for a removed file.</param>
/// <param name="OldPath">Path before a renaming; else null.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="OldBlob">Id of the content before; zeros when new.</param>
/// <param name="NewBlob">Id of the content after; zeros when removed.</param>
/// <param name="IsSplit">True when git writes it as a removal and an addition, such as a file that became a link.</param>
/// <param name="IsSubmodule">True when a side is a commit of another repository, which this one does not hold.</param>
internal sealed record RawEntry(string Path, string? OldPath, FileChange Kind, string OldBlob, string NewBlob, bool IsSplit, bool IsSubmodule);
