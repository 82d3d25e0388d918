using System.Collections.Immutable;

namespace Bench.Evaluation.Patches;

/// <summary>A patch that was read: well formed, within the limits, with safe paths and plain modes. Whether a task allows it is <see cref="PatchPolicy"/>'s question.</summary>
/// <param name="Files">The sections in the order of the patch; no path is changed by two of them.</param>
public sealed record Patch(ImmutableArray<FileChange> Files)
{
    /// <summary>Every path that the patch names, in ordinal order.</summary>
    public ImmutableArray<string> Paths => [.. Files.SelectMany(file => file.Paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
