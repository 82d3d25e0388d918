using System.Collections.Immutable;
using Bench.Contracts.Outcomes;
using Bench.Contracts.Tasks;

namespace Bench.Evaluation.Patches;

/// <summary>
/// What a submission may change. Both names of a rename or copy count, and new files count. A task's own protected patterns
/// go first; its exceptions lift the built-in list only.
/// </summary>
/// <param name="editable">Patterns of the task; everything that is not protected when empty or default.</param>
/// <param name="protectedPaths">Patterns of the task, beside the built-in list.</param>
/// <param name="unprotected">Exceptions of the task to the built-in list.</param>
/// <exception cref="ArgumentException">A pattern is not well formed; <see cref="Glob.Problem"/> tells beforehand.</exception>
public sealed class PatchPolicy(ImmutableArray<string> editable = default, ImmutableArray<string> protectedPaths = default, ImmutableArray<string> unprotected = default)
{
    private readonly ImmutableArray<Glob> _editable = Parse(editable);
    private readonly ImmutableArray<Glob> _protected = Parse(protectedPaths);
    private readonly ImmutableArray<Glob> _unprotected = Parse(unprotected);

    /// <summary>The policy of a task.</summary>
    public static PatchPolicy Of(TaskSpec task) => new(task.Editable, task.Protected, task.Unprotected);

    /// <summary>Checks every path of the patch, and its text.</summary>
    public PolicyFinding Check(Patch patch)
    {
        var paths = patch.Paths;
        var binary = paths.FirstOrDefault(BinaryNames.Contains);
        var refusal = paths.Select(Refuses).FirstOrDefault(reason => reason is not null)
            ?? (binary is null ? null : new(ReasonCode.PatchBinary, Phase.Ingest, $"{Excerpt.OfPath(binary)} has the name of a binary file; a patch may change text only."));
        return new(
            refusal,
            [.. new[] { UnsafeText.Find(patch), Tripwires.Find(patch), SettingsOnly.Find(patch, path => BuiltInRule(path) is not null) }.OfType<Reason>()],
            [.. paths.Where(path => BuiltInRule(path) is not null && Any(_unprotected, path) is not null)]);
    }

    /// <summary>Why a submission may not change this path; null when it may.</summary>
    public Reason? Refuses(string path) =>
        Any(_protected, path) is { } own ? Protected(path, $"the task protects '{own}'")
        : BuiltInRule(path) is { } rule && Any(_unprotected, path) is null ? Protected(path, rule)
        : _editable.Length > 0 && Any(_editable, path) is null ? Protected(path, "it is not among the paths that the task lets a submission change")
        : null;

    private static string? BuiltInRule(string path) =>
        Any(ProtectedPaths.BuiltIn, path) is { } glob ? $"'{glob}' is protected by default"
        : ProtectedPaths.ShadowsModule(path) ? "it would be imported in place of a module of Python's library or of a test runner"
        : null;

    private static Reason Protected(string path, string rule) =>
        new(ReasonCode.PatchProtectedPath, Phase.Ingest, $"The patch must not touch {Excerpt.OfPath(path)}: {rule}.");

    private static Glob? Any(ImmutableArray<Glob> globs, string path)
    {
        var names = Glob.Fold(path);
        return globs.FirstOrDefault(glob => glob.MatchesNames(names));
    }

    private static ImmutableArray<Glob> Parse(ImmutableArray<string> patterns) => patterns.IsDefaultOrEmpty ? [] : [.. patterns.Select(pattern => new Glob(pattern))];
}
