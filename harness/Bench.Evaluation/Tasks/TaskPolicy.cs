using System.Collections.Immutable;
using Bench.Evaluation.Patches;

namespace Bench.Evaluation.Tasks;

/// <summary>What the patches of a task may touch.</summary>
public static class TaskPolicy
{
    /// <summary>The policy that a task states, on top of the built-in one.</summary>
    public static PatchPolicy Of(LoadedTask task) =>
        new(Listed(task.Spec.Editable), Listed(task.Spec.Protected), Listed(task.Spec.Unprotected));

    private static ImmutableArray<string> Listed(ImmutableArray<string> patterns) => patterns.IsDefault ? [] : patterns;
}
