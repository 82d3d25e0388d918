namespace Bench.Evaluation.Sources;

/// <summary>One file of a commit's tree.</summary>
/// <param name="Path">Path with forward slashes, relative to the root.</param>
/// <param name="Mode">Mode as git writes it: <c>100644</c>, <c>100755</c>, <c>120000</c> (link) or <c>160000</c> (submodule).</param>
/// <param name="ObjectId">Id of the blob.</param>
public sealed record TreeEntry(string Path, string Mode, string ObjectId);
