namespace Bench.Evaluation.Patches;

/// <summary>A path at which two trees differ.</summary>
/// <param name="Path">Relative path with <c>/</c>.</param>
/// <param name="Before">The entry in the first tree; null when it is not there.</param>
/// <param name="After">The entry in the second tree; null when it is not there.</param>
public sealed record TreeChange(string Path, TreeEntry? Before, TreeEntry? After);
