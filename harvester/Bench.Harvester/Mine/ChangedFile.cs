namespace Bench.Harvester.Mine;

/// <summary>A file that a pull request changes.</summary>
/// <param name="Path">Path after the change; before it for a removed file.</param>
/// <param name="OldPath">Path before the change where it was another; else null.</param>
/// <param name="Kind">Added, modified, removed or renamed.</param>
/// <param name="AddedLines">Lines added; null for a binary file or where the file's content is missing from the clone.</param>
/// <param name="RemovedLines">Lines removed; null likewise.</param>
public sealed record ChangedFile(string Path, string? OldPath, FileChange Kind, int? AddedLines, int? RemovedLines);
