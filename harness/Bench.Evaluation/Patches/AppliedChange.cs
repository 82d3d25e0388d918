using System.Collections.Immutable;
using Bench.Contracts.Outcomes;

namespace Bench.Evaluation.Patches;

/// <summary>What a patch did to a tree, as planned from the patch and the base files' bytes.</summary>
/// <param name="Changes">The paths that differ from base, in ordinal order; empty when the patch replaces lines by themselves.</param>
public sealed record AppliedChange(ImmutableArray<TreeChange> Changes)
{
    /// <summary>Compares the plan with what really lies in the tree: null when base and tree differ in exactly these changes.</summary>
    /// <param name="baseTree">The base tree, read before the patch was applied.</param>
    /// <param name="tree">The tree, read afterwards.</param>
    public Reason? Verify(TreeManifest baseTree, TreeManifest tree)
    {
        var found = TreeManifest.Between(baseTree, tree);
        if (found.SequenceEqual(Changes))
        {
            return null;
        }

        var path = found.Except(Changes).Concat(Changes.Except(found)).First().Path;
        return new(ReasonCode.PatchMalformed, Phase.Apply, $"After applying, the tree differs from base in another way than the patch says, first at {Excerpt.OfPath(path)}.");
    }
}
