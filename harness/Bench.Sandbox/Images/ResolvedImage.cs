namespace Bench.Sandbox.Images;

/// <summary>An image that the engine has.</summary>
/// <param name="Name">Name to make containers with.</param>
/// <param name="Id">Digest of its configuration: the same id is the same image.</param>
/// <param name="Note">What a reader of the results should know about it, such as a base that stands in for a public one; null for nothing.</param>
public sealed record ResolvedImage(string Name, string Id, string? Note);
