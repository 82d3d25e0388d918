namespace Bench.Harvester.Filter.Edits;

/// <summary>A modified file by the ids of its contents.</summary>
/// <param name="Path">Its path.</param>
/// <param name="OldBlob">Id before, as the history prints it.</param>
/// <param name="NewBlob">Id after.</param>
public sealed record EditFile(string Path, string OldBlob, string NewBlob);
