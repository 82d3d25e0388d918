using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Evaluations;

/// <summary>Checks that a build changed nothing but what the task says it makes.</summary>
public static class BuildDrift
{
    /// <summary>The first file that the build may not have changed, as a reason; null when there is none.</summary>
    /// <param name="before">The tree before the build.</param>
    /// <param name="after">The tree after it.</param>
    /// <param name="outputs">Patterns of what it may make.</param>
    public static Reason? Of(TreeManifest before, TreeManifest after, ImmutableArray<string> outputs)
    {
        var allowed = outputs.Select(pattern => new Glob(pattern)).ToList();
        var drifted = TreeManifest.Between(before, after).Where(change => !allowed.Exists(glob => glob.Matches(change.Path))).Select(change => change.Path).ToList();
        return drifted.Count == 0
            ? null
            : new Reason(ReasonCode.BuildTreeDrift, Phase.Build, $"the build changed {drifted.Count} files that it may not change, first '{drifted[0]}'; build.outputs lists what it may");
    }
}
