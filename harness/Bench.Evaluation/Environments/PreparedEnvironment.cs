using System.Collections.Immutable;

namespace Bench.Evaluation.Environments;

/// <summary>A task's environment, ready to open cells in.</summary>
/// <param name="Image">Container image to use; null where the machine's own programs serve.</param>
/// <param name="Identity">Digest of the image, or a digest of the machine's programs; part of a result's key.</param>
/// <param name="PreparedFolder">Output of the prepare commands; an empty folder when there are none.</param>
/// <param name="Variables">Environment variables of every phase; values may hold placeholders.</param>
public sealed record PreparedEnvironment(
    string? Image,
    string Identity,
    string PreparedFolder,
    ImmutableSortedDictionary<string, string> Variables);
