namespace Bench.Harvester.Filter.Edits;

/// <summary>A file before and after a change.</summary>
/// <param name="Path">Its path; the ending tells the language.</param>
/// <param name="Old">Bytes before.</param>
/// <param name="New">Bytes after.</param>
public sealed record EditPair(string Path, byte[] Old, byte[] New);
